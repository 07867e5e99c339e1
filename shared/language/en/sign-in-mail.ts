// English for the letters of getting in. Used by shared/language/sign-in-mail.ts.

import type { LetterTexts } from '../sign-in-letter.ts'

export const enSignInMail: LetterTexts = {
  invitation: {
    subject: 'Invitation to {{programme}}',
    body: [
      '{{invitedBy}} has invited you to {{programme}} in Veivalg.',
      'Open the link and accept the invitation. It works once, until the end of {{lastDay}}.',
      '{{link}}',
      'If you know nothing of this, you can ignore this message.',
    ],
  },
  'sign-in': {
    subject: 'Link to sign in to Veivalg',
    body: [
      'Here is the link you asked for. It works once, for fifteen minutes.',
      '{{link}}',
      'If you did not ask for it, you can ignore this message. Nobody gets in without the link.',
    ],
  },
  share: {
    subject: 'Link to {{programme}}',
    body: [
      'Here is the link you asked for, to read {{programme}} in Veivalg. It works once, for fifteen minutes.',
      '{{link}}',
      'If you did not ask for it, you can ignore this message.',
    ],
  },
}
