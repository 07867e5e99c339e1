// A mailbox in place of mail: keeps what was sent, and can refuse to send. Called by the tests of what mails.

import type { MailPort } from '../../server/commands/people/mail-port.ts'

export type Letter = Parameters<MailPort['send']>[0]

export interface Mailbox extends MailPort {
  readonly letters: Letter[]
  failing: boolean
  /** Resolves with the next letter. */
  next(): Promise<Letter>
}

export function mailbox(): Mailbox {
  const letters: Letter[] = []
  let told = (_letter: Letter): void => undefined
  const box: Mailbox = {
    letters,
    failing: false,
    next: () => new Promise((resolve) => (told = resolve)),
    async send(letter) {
      if (box.failing) throw new Error('the mail server is away')
      letters.push(letter)
      told(letter)
    },
  }
  return box
}

/** @returns the path of the link in a letter */
export function linkIn({ text }: Letter): string {
  const [link] = /https?:\/\/\S+/.exec(text) ?? []
  if (link === undefined) throw new Error(`no link in ${text}`)
  const { pathname, search } = new URL(link)
  return pathname + search
}
