// Mail port: how a command sends a letter, and the letters of getting in. What it is sent by is made by the server's composition, and null where no
// mail is set up. Called by the commands of invitations, signing in and share links.

import type { Language } from '../../../shared/language/languages.ts'
import type { SignInLetter } from '../../../shared/language/sign-in-letter.ts'
import { signInLetter } from '../../../shared/language/sign-in-mail.ts'
import { faultFields } from '../../store/fault.ts'
import type { CommandLog } from '../context.ts'

export interface MailPort {
  readonly send: (mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
  }) => Promise<void>
}

/** @returns whether it went out; why not is told to the operator, without an address */
export async function sendLetter(
  o: { readonly mailer: MailPort; readonly logger: CommandLog },
  letter: { readonly to: string; readonly language: Language } & SignInLetter,
): Promise<boolean> {
  const { to, language, ...about } = letter
  try {
    await o.mailer.send({ to, ...signInLetter(about, language) })
    return true
  } catch (error) {
    o.logger.error({ kind: about.kind, ...faultFields(error) }, 'a letter could not be sent')
    return false
  }
}
