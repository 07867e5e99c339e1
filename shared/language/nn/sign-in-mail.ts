// Nynorsk for the letters of getting in. Used by shared/language/sign-in-mail.ts.

import type { LetterTexts } from '../sign-in-letter.ts'

export const nnSignInMail: LetterTexts = {
  invitation: {
    subject: 'Invitasjon til {{programme}}',
    body: [
      '{{invitedBy}} har invitert deg til {{programme}} i Veivalg.',
      'Opne lenkja og godta invitasjonen. Ho verkar éin gong, til og med {{lastDay}}.',
      '{{link}}',
      'Kjenner du ikkje til dette, kan du sjå bort frå meldinga.',
    ],
  },
  'sign-in': {
    subject: 'Lenkje til innlogging i Veivalg',
    body: [
      'Her er lenkja du bad om. Ho verkar éin gong, i femten minutt.',
      '{{link}}',
      'Har du ikkje bede om ho, kan du sjå bort frå meldinga. Ingen kjem inn utan lenkja.',
    ],
  },
  share: {
    subject: 'Lenkje til {{programme}}',
    body: [
      'Her er lenkja du bad om, for å lese {{programme}} i Veivalg. Ho verkar éin gong, i femten minutt.',
      '{{link}}',
      'Har du ikkje bede om ho, kan du sjå bort frå meldinga.',
    ],
  },
}
