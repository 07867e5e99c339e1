// Texts of refusals in nynorsk: what is wrong and what to do, in one or two sentences. {{name}} takes a parameter of the refusal.
// Used by shared/language/refusals.ts.

import type { RefusalCode } from '../../outcome.ts'

export const nn: Readonly<Record<RefusalCode, string>> = {
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
  BULK: 'Endringa fjernar meir enn {{max}} på ein gong. Stadfest at så mange skal fjernast, eller fjern færre om gongen.',
  INVALID: 'Verdien er ikkje gyldig. Rett han og prøv på nytt.',
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
  REASON_MISSING: 'Skriv kvifor, i éi setning.',
  WORDING_EMPTY: 'Vedtaksteksten kan ikkje vere tom.',
  PROMISE_EMPTY: 'Skriv kva som er lova.',
  EVIDENCE_MISSING: 'Skriv kva som viser at lovnaden er halden.',
  FROZEN: '{{id}} er frose av vedtak {{decision}}. Det må eit nytt vedtak til for å endre det.',
  CLOSED: 'Protokollen er godkjend, og punktet er lukka. Programeigar kan opne det att med ei grunngiving.',
  NOT_AUTHOR: 'Berre den som har gitt ei fråsegn til protokollen, kan endre ho.',
  NOT_DRAFT: 'Punktet er ikkje lenger eit utkast.',
  NOT_CALLED: 'Møtet er ikkje innkalla. Kall inn først.',
  NOT_IN_SESSION: 'Møtet er ikkje i gang. Start det, eller ta det opp att, først.',
  ALREADY_IN_SESSION: 'Møtet er allereie i gang. Gå inn i det, eller vent til det er heva.',
  NOT_ADJOURNED: 'Møtet er ikkje heva. Hev det først.',
  ALREADY_ADJOURNED: 'Møtet er heva. Ta det opp att, eller lag eit nytt punkt.',
  APPROVED_BEFORE:
    'Protokollen har vore godkjend, så møtet blir ikkje teke opp att. Lag eit nytt punkt for det som står att.',
  NOT_APPROVED: 'Protokollen er ikkje godkjend, så det er ingenting å opne att.',
  CANCELLED: 'Punktet er avlyst. Lag eit nytt punkt.',
  EARLIER_POINT_OPEN: '«{{title}}» kjem før dette og er ikkje heva eller avlyst. Ta det først.',
  OTHER_POINT_SITS: 'Styret sit i «{{title}}». Hev det møtet først.',
  GAVEL_ELSEWHERE: 'Klubba er hos {{name}}. Ta ho, eller be om å få ho.',
  GAVEL_UNFIT: '{{name}} kan ikkje leie møtet og kan ikkje få klubba.',
  NOT_PRESENT: '{{name}} er ikkje til stades. Registrer frammøte først.',
  RECUSED:
    '{{name}} er inhabil i denne saka. La ein annan gjere det, eller la møteleiaren ta inhabiliteten tilbake om han er feil.',
  NO_SEAT: '{{name}} har ingen plass i styret å svare for.',
  DEPUTY_UNFIT: '{{name}} kan ikkje vere vara for denne plassen.',
  QUORUM_ABSURD: 'Styret har {{seats}} plassar. Kravet til vedtaksførleik må vere mellom 1 og {{seats}}.',
  SPEAKERS_CLOSED: 'Strek er sett. Ingen fleire blir tekne inn på talelista.',
  ALREADY_WAITING: '{{name}} står allereie på talelista.',
  NOT_WAITING: '{{name}} står ikkje på talelista.',
  NO_CURRENT_ITEM: 'Inga sak er oppe. Gå til saka først.',
  NO_QUORUM:
    'Styret er ikkje vedtaksført: {{present}} plassar er fylte, {{needed}} må til. Registrer frammøte, eller ta saka på sirkulasjon.',
  TOO_FEW_ANSWERS: 'For få har svart: {{answered}} svar, {{needed}} må til. Opne ein ny runde, så fleire får svare.',
  WORDING_UNPUBLISHED: 'Vedtaksteksten er ikkje publisert. Publiser han, så styret kjenner han før det avgjer.',
  WORDING_SUPERSEDED: 'Vedtaksteksten er erstatta av ein nyare. Bruk den nye.',
  ROUND_OPEN: 'Ein runde om denne saka er allereie open. Vis posisjonane, eller trekk runden tilbake, først.',
  ROUND_CLOSED: 'Runden er avslutta, og det som vart svart, blir ikkje endra. Opne ein ny runde.',
  ROUND_NOT_REVEALED: 'Posisjonane er ikkje viste enno. Vis dei samla først.',
  ROUND_SUPERSEDED: 'Ein nyare runde om saka er vist. Avgjer på han.',
  ANSWERS_MISSING: '{{names}} har ikkje svart. Vent på svaret, eller registrer at dei har gått.',
  NOT_ASKED:
    '{{name}} er ikkje spurd i denne runden. Skal {{name}} svare, må runden trekkjast tilbake og opnast på nytt.',
  SEAT_ANSWERED: '{{name}} har svart sjølv. Svaret står; berre {{name}} kan endre det.',
  NOBODY_ASKED: 'Ingen som kan svare, er til stades. Registrer frammøte først.',
  NOBODY_ANSWERED: 'Ingen har svart, så det er ingenting å vise. Trekk runden, og opne ein ny.',
  NO_CONSENSUS: 'Ikkje alle støttar teksten. Prøv ein ny ordlyd, eller la programeigar avgjere.',
  CONSENSUS_STANDS: 'Styret er samd. Då er det styret som vedtek.',
  GROUNDS_MISSING: 'Programeigar må grunngi avgjerda.',
  DEADLINE_MISSING: 'Sirkulasjon må ha ein frist fram i tid.',
  DEADLINE_PAST: 'Fristen for å svare er ute. Be møteleiaren opne ein ny runde.',
  DEADLINE_AHEAD: 'Fristen er ikkje ute, og nokon har ikkje svart. Vent til alle har svart, eller til fristen er ute.',
  DECIDED_ALREADY: 'Saka er avgjord i vedtak {{decision}}. Lag ei ny sak, eller la styret gjere om vedtaket.',
  KEY_REUSED: 'Denne førespurnaden er allereie brukt til noko anna. Last inn sida og prøv på nytt.',
  REVERSED_ALREADY: 'Vedtaket er allereie gjort om av vedtak {{decision}}.',
  NOT_READY: '{{id}} er ikkje klar til prioritering og kan ikkje vedtakast.',
  EFFECT_IMPOSSIBLE: 'Vedtaket kan ikkje gjennomførast: {{id}} står ikkje der vedtaket føreset.',
  FRAME_ORDER: 'Styringsramma (P50) kan ikkje vere større enn kostnadsramma (P85).',
  PAPER_EMPTY: 'Fila er tom. Vel ei fil med innhald.',
  PAPER_TOO_LARGE: 'Fila er for stor. Ho kan vere {{max}} MB.',
  PAPER_TYPE:
    'Denne typen fil blir ikkje teken imot. Bruk PDF, Word, Excel, PowerPoint, OpenDocument, bilete eller rein tekst.',
  PAPER_NAME: 'Filnamnet kan ikkje brukast. Gi fila eit namn utan skråstrek og styreteikn.',
  LINK_OVER: 'Lenkja har gått ut eller er trekt tilbake. Be møteleiaren om ei ny.',
  PROMISE_CLOSED: 'Lovnaden er allereie avslutta.',
  PROMISE_OPEN: 'Lovnaden er allereie open.',
  SERIES_ENDED: 'Serien er avslutta. Lag ein ny serie, eller eit punkt for seg.',
  ITEM_CARRIED: 'Saka er alt ført over herifrå. Ho står no der ho vart ført, og blir behandla der.',
  ITEM_TREATED: 'Saka er behandla i dette punktet og høyrer til protokollen. Dupliser ho i staden for å flytte ho.',
  OUTCOME_KEPT: 'Saka har plassen sin i protokollen og kan ikkje takast ut av han. Tøm teksten om han er feil.',
  OUTCOME_RECUSED:
    'Du er inhabil i denne saka og skriv ikkje kva ho enda med. La ein annan skrive det, eller gi ei fråsegn til protokollen.',
  ITEM_KEPT:
    'Saka stod på sakslista i møtet og høyrer til protokollen. Vart ho ikkje behandla, kan ho leggjast i saksbanken eller flyttast til eit anna punkt.',
  APPROVAL_MISSING:
    'Styret godkjenner protokollen ved eit seinare punkt. Set «Godkjenning av protokoll» på sakslista til eit punkt som blir halde etter dette, og godkjenn der eller på sirkulasjon.',
  APPROVAL_NOT_UP:
    'Saka om å godkjenne protokollen har ikkje vore oppe i det møtet. Start møtet, gå til saka, og godkjenn protokollen då.',
  CIRCULATION_MISSING:
    'Ingen sirkulasjon om protokollen er avgjord. Send saka om å godkjenne han på sirkulasjon, og registrer vedtaket først.',
  MINUTES_NOT_APPROVED: 'Protokollen er ikkje godkjend enno. Den offentlege utgåva kjem når styret har godkjent han.',
  EDITION_CHANGED:
    'Denne utgåva er ikkje slik ho vart godkjend, og blir ikkje vist. Sei frå til den som driftar Veivalg: npm run verify-register seier kva som er endra.',
  COMMENT_EMPTY: 'Skriv kva du vil seie.',
  COMMENT_DELETED: 'Kommentaren er sletta av den som skreiv han.',
  COMMENT_NOWHERE:
    'Det du kommenterer, finst ikkje lenger, eller du har ikkje tilgang til det. Kopier teksten og skriv han ein annan stad.',
  MENTION_UNFIT: 'Ein av dei du nemner, kan ikkje lese denne kommentaren. Ta bort namnet og send på nytt.',
  SIGN_IN_STALE: 'Innlogginga vart starta for lenge sidan, i ein annan nettlesar, eller er brukt. Byrja på nytt.',
  SIGN_IN_TOKEN:
    'Svaret frå innloggingstenesta kan ikkje godtakast. Prøv på nytt, og sei frå til den som driftar Veivalg om det held fram.',
  SIGN_IN_DENIED: 'Innlogginga vart avbroten. Prøv igjen når du vil.',
  SIGN_IN_ASSURANCE:
    'Innlogginga er ikkje sikker nok, eller for gammal. Logg inn på nytt på eit høgare tryggleiksnivå.',
  SIGN_IN_UNKNOWN:
    'Du er logga inn, men inga tavle kjenner deg. Be programkontoret om ein invitasjon til e-postadressa du loggar inn med.',
  STEP_UP:
    'Dette er ei formell handling og krev at du nyleg har logga inn på høgt nok nivå. Logg inn på nytt og gjer det igjen.',
  ISSUER_AWAY: 'Innloggingstenesta svarar ikkje. Prøv igjen om litt. Dei som er innlogga, kan arbeide vidare.',
  MAIL_FAILED: 'E-posten kunne ikkje sendast, og ingen er invitert. Kontroller adressa og prøv igjen om litt.',
  INVITATION_ADDRESS:
    'Invitasjonen er til ei anna e-postadresse enn den du er logga inn med. Logg inn med den han vart send til.',
  ALREADY_MEMBER: 'Adressa høyrer til ein som er medlem allereie. Endre rolla i lista.',
  LAST_MANAGER: 'Ingen andre kan forvalte medlemene. Gi ein annan ei rolle som kan det først.',
  READ_ONLY: 'Tavla kan lesast, men ikkje endrast no.',
  UNAVAILABLE: 'Tenaren kan ikkje lagre akkurat no. Prøv på nytt om litt.',
  INTERNAL:
    'Noko gjekk gale på tenaren. Ingenting vart endra. Prøv på nytt, og oppgi id-en til førespurnaden om det held fram.',
}

/** Where one field's refusal needs words of its own: code and field. */
export const nnOfField: Readonly<Record<string, string>> = {
  'NOT_AUTHOR comment': 'Berre den som skreiv kommentaren, kan endre eller slette han. Skriv eit svar i staden.',
  'INVALID path':
    'Saka kan ikkje avgjerast på denne måten. Det som vart spurt om i møtet, blir avgjort av styret eller programeigar; det som vart sendt på sirkulasjon, som sirkulasjon.',
  'LINK_OVER invitation':
    'Invitasjonen er brukt, har gått ut eller er trekt tilbake. Be den som inviterte deg, om ein ny.',
  'LINK_OVER sign-in': 'Lenkja er brukt eller har gått ut. Be om ei ny.',
  'LINK_OVER share': 'Lenkja har gått ut eller er trekt tilbake. Be den som delte ho, om ei ny.',
  'INVITATION_ADDRESS share':
    'Lenkja er for andre e-postadresser enn den du er logga inn med. Be den som delte ho, om å ta med di.',
  'TOO_MANY_REQUESTS sign-in': 'For mange forsøk på kort tid. Vent litt og prøv på nytt.',
  'INVALID lastDay': 'Lenkja kan stå frå i dag til og med 90 dagar fram.',
  'INVALID validUntil': 'Siste dag må vere same dag som den første, eller etter.',
  'DEPUTY_UNFIT deputyFor': 'Vel ein medlem av styret som ho er vara for.',
}
