// Texts of refusals in each language: what is wrong and what to do, in one or two sentences. Used by the server in its answers and by
// the interface. {{name}} takes a parameter of the refusal.

import type { Refusal, RefusalCode } from '../outcome.ts'

export const languages = ['nb', 'en'] as const
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
  READ_ONLY: 'Tavlen kan leses, men ikke endres nå.',
  UNAVAILABLE: 'Serveren kan ikke lagre akkurat nå. Prøv igjen om litt.',
  INTERNAL:
    'Noe gikk galt på serveren. Ingenting ble endret. Prøv igjen, og oppgi forespørselens id om det fortsetter.',
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
  READ_ONLY: 'The board can be read but not changed now.',
  UNAVAILABLE: 'The server cannot save right now. Try again shortly.',
  INTERNAL:
    'Something went wrong on the server. Nothing was changed. Try again, and give the request id if it goes on.',
}

const texts: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = { nb, en }

/** @returns the refusal as a sentence in a language. */
export function refusalText(refusal: Refusal, language: Language): string {
  const values: Record<string, string | number> = { field: refusal.field ?? '', ...refusal.params }
  return texts[language][refusal.code].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** @returns the best of our languages for an Accept-Language header; bokmål when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(/[-;]/)[0]
    if (tag === 'nb' || tag === 'no' || tag === 'nn') return 'nb'
    if (tag === 'en') return 'en'
  }
  return 'nb'
}
