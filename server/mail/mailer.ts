// Mailer: hands one mail over to a mail server by SMTP. Promises that what people wrote can add neither headers nor recipients, that nothing is
// fetched for a mail, and that a password never goes over an open line. Once `send` has answered, the server has taken the mail. Composed by
// server/start-server.ts, for what is scheduled and for invitations.

import { createTransport } from 'nodemailer'
import type { MailSettings } from '../config-mail.ts'

export interface Mailer {
  readonly send: (mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
    /** By name; `Message-ID` too. */
    readonly headers?: Readonly<Record<string, string>>
  }) => Promise<void>
}

const connectMs = 10_000
const silenceMs = 30_000
/** A whole mail, however slowly the server answers: well within the time a claim of the outbox holds. */
export const sendWithinMs = 90_000

/** @returns a mailer; its `send` throws when the mail was not taken, or when that is not known */
export function smtpMailer({ smtpUrl, from }: Pick<MailSettings, 'smtpUrl' | 'from'>): Mailer {
  const url = new URL(smtpUrl)
  const isSecure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const hasPassword = url.username !== ''
  const transport = createTransport({
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    secure: isSecure,
    requireTLS: hasPassword && !isSecure && !isThisMachine(host),
    ...(hasPassword && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html, headers = {} }) {
      if (!isAddress(to)) throw new Error('a mail to what is not one address')
      const { 'Message-ID': messageId, ...others } = Object.fromEntries(
        Object.entries({ ...automatic, ...headers }).map(([name, value]) => [name, oneLine(value)]),
      )
      await inTime(
        transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html,
          ...(messageId !== undefined && { messageId }),
          headers: others,
        }),
      )
    },
  }
}

/** Nobody's absence is answered to it. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** One address and nothing besides: no list, no name, no line break. */
function isAddress(to: string): boolean {
  return to.length <= 254 && /^[^\s<>@,;:"()[\]\\\p{Cc}]+@[^\s<>@,;:"()[\]\\\p{Cc}]+$/u.test(to)
}

/** A header ends where its line ends. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

async function inTime(sending: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('the mail server did not answer in time')), sendWithinMs)
  })
  try {
    await Promise.race([sending, tooLate])
  } finally {
    clearTimeout(late)
  }
}
