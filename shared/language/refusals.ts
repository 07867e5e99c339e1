// Texts of refusals in each language: what is wrong and what to do, in one or two sentences. Used by the server in its answers and by
// the interface. {{name}} takes a parameter of the refusal.

import type { Refusal, RefusalCode } from '../outcome.ts'

export const languages = ['nb', 'nn', 'en'] as const
export type Language = (typeof languages)[number]

const nb: Readonly<Record<RefusalCode, string>> = {
  NOT_SIGNED_IN: 'Du er ikke innlogget, eller økten er utløpt. Velg plass eller logg inn på nytt.',
  FORBIDDEN: 'Rollen din gir ikke rett til dette. Programkontoret kan gi den.',
  ORIGIN: 'Forespørselen kom fra et annet nettsted og ble avvist. Åpne tavlen på adressen den kjører på.',
  NOT_FOUND: 'Fant det ikke. Det kan være fjernet, eller du har ikke tilgang.',
  UNKNOWN_ROOM: 'Denne tavlen finnes ikke, eller du har ikke tilgang til den.',
  CLIENT_ID_IN_USE: 'Denne tilkoblingen er i bruk av en annen. Siden kobler til på nytt.',
  CLIENT_TOO_OLD: 'Siden er fra en eldre versjon. Last inn siden på nytt. Det du har skrevet, er tatt vare på.',
  GENERATION:
    'Tavlen er bygd opp på nytt siden du åpnet den. Siden hentes på nytt, og det du har skrevet, er tatt vare på.',
  TOO_MANY_REQUESTS: 'For mange endringer på kort tid. Vent litt og prøv igjen.',
  TOO_LARGE: 'Det som ble sendt, er for stort. Del det opp.',
  METHOD: 'Denne adressen kan ikke brukes på den måten.',
  BAD_REQUEST: 'Forespørselen kan ikke leses.',
  BAD_JSON: 'Innholdet er ikke gyldig JSON.',
  UNKNOWN_FIELD: 'Feltet {{field}} finnes ikke.',
  PROTOCOL: 'Tilkoblingen sendte noe som ikke kan leses, og ble lukket.',
  DECODE: 'Endringen kan ikke leses og ble ikke lagret.',
  RESYNC: 'Endringen bygger på noe serveren ikke har. Siden hentes på nytt.',
  CLIENT_ID: 'Endringen var skrevet i en annens navn og ble ikke lagret.',
  SHAPE: 'Endringen har en form tavlen ikke kjenner, og ble ikke lagret.',
  CONTENT: 'Teksten har tegn som ikke kan lagres. Fjern dem og prøv igjen.',
  PROTO: 'Endringen har et navn som ikke er tillatt, og ble ikke lagret.',
  BULK: 'Endringen fjerner mer enn {{max}} på en gang. Fjern færre om gangen.',
  INVALID: 'Verdien er ikke gyldig.',
  TITLE_EMPTY: 'Tittelen kan ikke være tom.',
  TITLE_TOO_LONG: 'Tittelen er for lang. Den kan ha 200 tegn.',
  TEXT_TOO_LONG: 'Teksten er for lang.',
  ESTIMATE_ORDER: 'Anslaget må være lav ≤ sannsynlig ≤ høy.',
  ESTIMATE_NEGATIVE: 'Anslaget kan ikke være negativt.',
  ESTIMATE_ABSURD: 'Anslaget er større enn 100 000 MNOK. Kontroller enheten: beløp oppgis i millioner kroner.',
  NOT_A_DATE: 'Datoen finnes ikke. Skriv år, måned og dag.',
  MINUTES: 'Varigheten må være et helt antall minutter innenfor grensene.',
  DEPENDENCY_SELF: 'Et behov kan ikke kreve seg selv.',
  DEPENDENCY_CIRCLE: 'Avhengigheten lager en ring: {{path}}. Fjern en av dem først.',
  DEPENDENCY_UNKNOWN: '{{id}} finnes ikke på tavlen.',
  CUT_INCOMPLETE: 'Et kutt må ha begrunnelse, konsekvens for kostnad og konsekvens for nytte.',
  ID_TAKEN: '{{id}} finnes allerede. Lagre med en annen id.',
  UNKNOWN_ITEM: '{{id}} finnes ikke lenger. Det kan være fjernet av en annen.',
  NEIGHBOUR_GONE: 'Behovet du ville flytte foran, er fjernet eller flyttet. Velg plass på nytt.',
  STALE: 'En annen har endret dette siden du så det.',
  LOST_ON_DEVICE:
    'Antall endringer på denne enheten som gikk tapt: {{count}}. Nettleseren har slettet eller skadet det som ventet her.',
  READ_ONLY: 'Tavlen kan leses, men ikke endres nå.',
  UNAVAILABLE: 'Serveren kan ikke lagre akkurat nå. Prøv igjen om litt.',
  INTERNAL:
    'Noe gikk galt på serveren. Ingenting ble endret. Prøv igjen, og oppgi forespørselens id om det fortsetter.',
}

const nn: Readonly<Record<RefusalCode, string>> = {
  NOT_SIGNED_IN: 'Du er ikkje innlogga, eller økta har gått ut. Vel plass eller logg inn på nytt.',
  FORBIDDEN: 'Rolla di gir ikkje rett til dette. Programkontoret kan gi ho.',
  ORIGIN: 'Førespurnaden kom frå ein annan nettstad og vart avvist. Opne tavla på adressa ho køyrer på.',
  NOT_FOUND: 'Fann det ikkje. Det kan vere fjerna, eller du har ikkje tilgang.',
  UNKNOWN_ROOM: 'Denne tavla finst ikkje, eller du har ikkje tilgang til ho.',
  CLIENT_ID_IN_USE: 'Denne tilkoplinga er i bruk av nokon annan. Sida koplar til på nytt.',
  CLIENT_TOO_OLD: 'Sida er frå ein eldre versjon. Last inn sida på nytt. Det du har skrive, er teke vare på.',
  GENERATION:
    'Tavla er bygd opp på nytt sidan du opna ho. Sida blir henta på nytt, og det du har skrive, er teke vare på.',
  TOO_MANY_REQUESTS: 'For mange endringar på kort tid. Vent litt og prøv på nytt.',
  TOO_LARGE: 'Det som vart sendt, er for stort. Del det opp.',
  METHOD: 'Denne adressa kan ikkje brukast på den måten.',
  BAD_REQUEST: 'Førespurnaden kan ikkje lesast.',
  BAD_JSON: 'Innhaldet er ikkje gyldig JSON.',
  UNKNOWN_FIELD: 'Feltet {{field}} finst ikkje.',
  PROTOCOL: 'Tilkoplinga sende noko som ikkje kan lesast, og vart lukka.',
  DECODE: 'Endringa kan ikkje lesast og vart ikkje lagra.',
  RESYNC: 'Endringa byggjer på noko tenaren ikkje har. Sida blir henta på nytt.',
  CLIENT_ID: 'Endringa var skriven i namnet til nokon annan og vart ikkje lagra.',
  SHAPE: 'Endringa har ei form tavla ikkje kjenner, og vart ikkje lagra.',
  CONTENT: 'Teksten har teikn som ikkje kan lagrast. Fjern dei og prøv på nytt.',
  PROTO: 'Endringa har eit namn som ikkje er tillate, og vart ikkje lagra.',
  BULK: 'Endringa fjernar meir enn {{max}} på ein gong. Fjern færre om gongen.',
  INVALID: 'Verdien er ikkje gyldig.',
  TITLE_EMPTY: 'Tittelen kan ikkje vere tom.',
  TITLE_TOO_LONG: 'Tittelen er for lang. Han kan ha 200 teikn.',
  TEXT_TOO_LONG: 'Teksten er for lang.',
  ESTIMATE_ORDER: 'Anslaget må vere låg ≤ sannsynleg ≤ høg.',
  ESTIMATE_NEGATIVE: 'Anslaget kan ikkje vere negativt.',
  ESTIMATE_ABSURD: 'Anslaget er større enn 100 000 MNOK. Kontroller eininga: beløp skal vere i millionar kroner.',
  NOT_A_DATE: 'Datoen finst ikkje. Skriv år, månad og dag.',
  MINUTES: 'Lengda må vere eit heilt tal på minutt innanfor grensene.',
  DEPENDENCY_SELF: 'Eit behov kan ikkje krevje seg sjølv.',
  DEPENDENCY_CIRCLE: 'Avhengigheita lagar ein ring: {{path}}. Fjern ei av dei først.',
  DEPENDENCY_UNKNOWN: '{{id}} finst ikkje på tavla.',
  CUT_INCOMPLETE: 'Eit kutt må ha grunngiving, konsekvens for kostnad og konsekvens for nytte.',
  ID_TAKEN: '{{id}} finst allereie. Lagre med ein annan id.',
  UNKNOWN_ITEM: '{{id}} finst ikkje lenger. Det kan vere fjerna av nokon annan.',
  NEIGHBOUR_GONE: 'Behovet du ville flytte framfor, er fjerna eller flytta. Vel plass på nytt.',
  STALE: 'Nokon annan har endra dette sidan du såg det.',
  LOST_ON_DEVICE:
    'Talet på endringar på denne eininga som gjekk tapt: {{count}}. Nettlesaren har sletta eller skadd det som venta her.',
  READ_ONLY: 'Tavla kan lesast, men ikkje endrast no.',
  UNAVAILABLE: 'Tenaren kan ikkje lagre akkurat no. Prøv på nytt om litt.',
  INTERNAL:
    'Noko gjekk gale på tenaren. Ingenting vart endra. Prøv på nytt, og oppgi id-en til førespurnaden om det held fram.',
}

const en: Readonly<Record<RefusalCode, string>> = {
  NOT_SIGNED_IN: 'You are not signed in, or the session has expired. Choose a seat or sign in again.',
  FORBIDDEN: 'Your role does not allow this. The programme office can grant it.',
  ORIGIN: 'The request came from another site and was refused. Open the board at the address it runs on.',
  NOT_FOUND: 'Not found. It may have been removed, or you do not have access.',
  UNKNOWN_ROOM: 'This board does not exist, or you do not have access to it.',
  CLIENT_ID_IN_USE: 'This connection is in use by someone else. The page reconnects.',
  CLIENT_TOO_OLD: 'The page is from an older version. Reload the page. What you have written is kept.',
  GENERATION:
    'The board has been rebuilt since you opened it. The page is fetched again, and what you have written is kept.',
  TOO_MANY_REQUESTS: 'Too many changes in a short time. Wait a little and try again.',
  TOO_LARGE: 'What was sent is too large. Divide it.',
  METHOD: 'This address cannot be used that way.',
  BAD_REQUEST: 'The request cannot be read.',
  BAD_JSON: 'The content is not valid JSON.',
  UNKNOWN_FIELD: 'The field {{field}} does not exist.',
  PROTOCOL: 'The connection sent something that cannot be read, and was closed.',
  DECODE: 'The change cannot be read and was not saved.',
  RESYNC: 'The change builds on something the server does not have. The page is fetched again.',
  CLIENT_ID: 'The change was written in another person’s name and was not saved.',
  SHAPE: 'The change has a form the board does not know, and was not saved.',
  CONTENT: 'The text has characters that cannot be saved. Remove them and try again.',
  PROTO: 'The change uses a name that is not allowed, and was not saved.',
  BULK: 'The change removes more than {{max}} at once. Remove fewer at a time.',
  INVALID: 'The value is not valid.',
  TITLE_EMPTY: 'The title cannot be empty.',
  TITLE_TOO_LONG: 'The title is too long. It can have 200 characters.',
  TEXT_TOO_LONG: 'The text is too long.',
  ESTIMATE_ORDER: 'The estimate must be low ≤ likely ≤ high.',
  ESTIMATE_NEGATIVE: 'The estimate cannot be negative.',
  ESTIMATE_ABSURD: 'The estimate is over 100,000 MNOK. Check the unit: amounts are in million kroner.',
  NOT_A_DATE: 'The date does not exist. Write year, month and day.',
  MINUTES: 'The duration must be a whole number of minutes within the limits.',
  DEPENDENCY_SELF: 'An item cannot depend on itself.',
  DEPENDENCY_CIRCLE: 'The dependency makes a circle: {{path}}. Remove one of them first.',
  DEPENDENCY_UNKNOWN: '{{id}} is not on the board.',
  CUT_INCOMPLETE: 'A cut must have a reason, a consequence for cost and a consequence for benefit.',
  ID_TAKEN: '{{id}} already exists. Save with another id.',
  UNKNOWN_ITEM: '{{id}} no longer exists. Someone else may have removed it.',
  NEIGHBOUR_GONE: 'The item you wanted to move before has been removed or moved. Choose the place again.',
  STALE: 'Someone else has changed this since you saw it.',
  LOST_ON_DEVICE: 'Changes lost on this device: {{count}}. The browser has deleted or damaged what was waiting here.',
  READ_ONLY: 'The board can be read but not changed now.',
  UNAVAILABLE: 'The server cannot save right now. Try again shortly.',
  INTERNAL:
    'Something went wrong on the server. Nothing was changed. Try again, and give the request id if it goes on.',
}

const texts: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = { nb, nn, en }

/** @returns the refusal as a sentence in a language. */
export function refusalText(refusal: Refusal, language: Language): string {
  const values: Record<string, string | number> = { field: refusal.field ?? '', ...refusal.params }
  return texts[language][refusal.code].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** @returns the best of our languages for an Accept-Language header; bokmål when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(/[-;]/)[0]
    if (tag === 'nb' || tag === 'no') return 'nb'
    if (tag === 'nn') return 'nn'
    if (tag === 'en') return 'en'
  }
  return 'nb'
}
