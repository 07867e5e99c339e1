// Nynorsk for the inbox, for which mails one wants, and for the page a link in a mail leads to.

import type { inboxNb } from '../nb/inbox.ts'
import type { Translation } from '../translation.ts'

export const inboxNn: Translation<typeof inboxNb> = {
  title: 'Ventar på deg',
  sub: 'Det som ventar på deg i dette programmet. Kvar linje fører dit det blir gjort, og blir borte når det er gjort.',
  loading: 'Les kva som ventar på deg',
  failed: 'Lista kom ikkje fram.',
  now: 'No',
  later: 'Kan vente',
  empty: 'Ingenting ventar på deg.',
  emptyBody: 'Når nokon ber om noko frå deg, nemner deg eller kallar inn til møte, står det her.',
  changes: 'Sjå kva som er endra sidan sist',
  mails: 'Vel kva e-postar du vil ha',
  here: 'Ventar på deg ({{count}})',
  hereNone: 'Ventar på deg',
  there: 'Ventar på deg i {{programme}} ({{count}})',
  notifications: {
    title: 'Varsel',
    sub: 'E-postar frå {{programme}}. Det er tre slag. Du får aldri e-post om ei einskild flytting.',
    loading: 'Les innstillingane',
    failed: 'Innstillingane kom ikkje fram.',
    legend: 'Send meg e-post',
    address: 'Dei går til {{address}}.',
    noAddress: 'Vi har inga e-postadresse til deg, så du får ingen. Be programkontoret leggje henne inn.',
    off: 'Denne tavla sender ikkje e-post. Det som ventar på deg, står under «Ventar på deg».',
    notSaved: 'Valet vart ikkje lagra.',
    saved: 'Lagra: {{kind}}',
    kinds: { act: 'Når noko ventar på meg', 'before-meeting': 'Før møte', digest: 'Samandrag kvar måndag' },
    hints: {
      act: 'Sirkulasjonar, lovnader som forfell, kommentarar som nemner meg og svar eg skuldar før eit møte. Samla, og aldri medan styret sit.',
      'before-meeting': 'Når innkallinga er send, og éin gong til om ho blir endra eller trekt.',
      digest: 'Kva som er endra sidan sist, og kva som ventar. Klokka 07.00, og berre når det er noko å seie.',
    },
  },
  unsubscribe: {
    title: 'Stoppe e-post?',
    what: {
      act: 'Du får ikkje lenger e-post om det som ventar på deg i {{programme}}.',
      'before-meeting': 'Du får ikkje lenger e-post før møta i {{programme}}.',
      digest: 'Du får ikkje lenger det vekentlege samandraget frå {{programme}}.',
    },
    press: 'Stopp e-postane',
    done: 'E-postane er stoppa.',
    again: 'Du kan få dei att under Varsel når du er logga inn.',
    stillThere: 'Det som ventar på deg, står framleis på tavla.',
    unknown: 'Lenkja gjeld ikkje.',
    unknownBody: 'Ho er ikkje heil, eller ho er ikkje frå oss. Vel e-postar under Varsel når du er logga inn.',
    loading: 'Les kva lenkja gjeld',
    failed: 'Det gjekk ikkje. Ingenting er endra.',
  },
}
