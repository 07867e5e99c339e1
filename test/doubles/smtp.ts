// A real mail server on this machine that keeps what it is handed, read as a mail program reads it. A test may make it slow or unwilling. Called by
// the tests of mail.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  /** Of the envelope. */
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  /** By name in lower case; one that stands twice stands here twice. */
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  /** As it came over the wire. */
  readonly raw: string
}

export interface SmtpDouble {
  readonly url: string
  /** In the order they were taken. */
  readonly mails: ReceivedMail[]
  /** What becomes of the mails that come after this: taken, refused for now, or taken without ever being answered. */
  behave(how: 'take' | 'refuse' | 'take-and-fall-silent'): void
  /** @returns once so many mails have come */
  received(count: number): Promise<void>
  close(): Promise<void>
}

export async function openSmtp(): Promise<SmtpDouble> {
  const mails: ReceivedMail[] = []
  const waiting = new Set<() => void>()
  let how: Parameters<SmtpDouble['behave']>[0] = 'take'
  const server = new SMTPServer({
    authOptional: true,
    // Nobody's name is asked for: a machine without name servers waits for that.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        if (how === 'refuse') return callback(Object.assign(new Error('not now'), { responseCode: 451 }))
        const answers = how === 'take'
        const raw = Buffer.concat(parts).toString('utf8')
        const mail = await PostalMime.parse(raw)
        mails.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html ?? '',
          messageId: mail.messageId ?? '',
          headers: mail.headers.map(({ key, value }) => ({ key, value })),
          raw,
        })
        for (const look of waiting) look()
        if (answers) callback()
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      how = next
    },
    received: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (mails.length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
