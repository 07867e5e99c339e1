// Settings of mail: where it is handed over and who it is from. Promises that half of them, or one that is not understood, is told in bokmål and
// English with every other mistake; without SMTP_URL no mail is sent. Called by server/config.ts, which reads the environment.

import type { ConfigMistake, SettingReader } from './config-reader.ts'

export const mailLanguages = ['nb', 'nn', 'en'] as const

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  readonly smtpUrl: string
  /** An address, with or without a name before it. */
  readonly from: string
  /** What mails are written in: nobody has said which language she reads. */
  readonly language: (typeof mailLanguages)[number]
  /** What asks for something is gathered so long before it is told in one mail; minutes. */
  readonly gatherMinutes: number
}

/** @param mistakes what is wrong is added to it @returns null where no mail is sent */
export function mailSettings(read: SettingReader, mistakes: ConfigMistake[]): MailSettings | null {
  const smtpUrl = read.serverUrl('SMTP_URL', ['smtp', 'smtps'])
  const from = read.text('MAIL_FROM')
  const language = read.oneOf('MAIL_LANGUAGE', mailLanguages, 'nb')
  const gatherMinutes = read.whole('MAIL_GATHER_MINUTES', { min: 0, max: 120, otherwise: 10 })
  const isAsked = read.text('SMTP_URL') !== undefined
  if (isAsked && from === undefined) mistakes.push(fromMissing)
  if (!isAsked && from !== undefined) mistakes.push(smtpMissing)
  if (from !== undefined && !isSender(from)) mistakes.push(unfitFrom(from))
  return smtpUrl === null || from === undefined ? null : { smtpUrl, from, language, gatherMinutes }
}

/** `tavle@eksempel.no`, or `Veivalg <tavle@eksempel.no>`. */
function isSender(from: string): boolean {
  return /^(?:[^<>"\p{Cc}]{1,100} <[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/u.test(from)
}

const fromMissing: ConfigMistake = {
  setting: 'MAIL_FROM',
  nb: 'mangler. E-post trenger både SMTP_URL og MAIL_FROM, avsenderens adresse. Uten noen av dem sendes ingen e-post.',
  en: 'is missing. Mail needs both SMTP_URL and MAIL_FROM, the address of the sender. With neither of them no mail is sent.',
}
const smtpMissing: ConfigMistake = {
  setting: 'SMTP_URL',
  nb: 'mangler, men MAIL_FROM er satt. E-post trenger begge. Uten noen av dem sendes ingen e-post.',
  en: 'is missing, but MAIL_FROM is set. Mail needs both. With neither of them no mail is sent.',
}
const unfitFrom = (from: string): ConfigMistake => ({
  setting: 'MAIL_FROM',
  nb: `må være en e-postadresse, som tavle@eksempel.no eller Veivalg <tavle@eksempel.no>; er «${from}».`,
  en: `must be a mail address, like board@example.no or Veivalg <board@example.no>; is “${from}”.`,
})
