// Bokmål for the letters of getting in. Used by shared/language/sign-in-mail.ts.

import type { LetterTexts } from '../sign-in-letter.ts'

export const nbSignInMail: LetterTexts = {
  invitation: {
    subject: 'Invitasjon til {{programme}}',
    body: [
      '{{invitedBy}} har invitert deg til {{programme}} i Veivalg.',
      'Åpne lenken og godta invitasjonen. Den virker én gang, til og med {{lastDay}}.',
      '{{link}}',
      'Kjenner du ikke til dette, kan du se bort fra meldingen.',
    ],
  },
  'sign-in': {
    subject: 'Lenke til innlogging i Veivalg',
    body: [
      'Her er lenken du ba om. Den virker én gang, i femten minutter.',
      '{{link}}',
      'Har du ikke bedt om den, kan du se bort fra meldingen. Ingen kommer inn uten lenken.',
    ],
  },
  share: {
    subject: 'Lenke til {{programme}}',
    body: [
      'Her er lenken du ba om, for å lese {{programme}} i Veivalg. Den virker én gang, i femten minutter.',
      '{{link}}',
      'Har du ikke bedt om den, kan du se bort fra meldingen.',
    ],
  },
}
