// The letter that asks for something: of what it was due for, that which waits still. Nothing of what has been done, taken back or may no longer be read.
// Called by compose-mail.ts.

import type { Waiting } from '../../shared/contract/inbox.ts'
import type { ClaimedMail } from '../store/mail-outbox.ts'
import type { Letter } from './letter.ts'
import { type MailScene, programmeName, waitingRow } from './mail-scene.ts'

/** @returns null when nothing of it waits any more */
export function actLetter(scene: MailScene, { causes }: Pick<ClaimedMail, 'causes'>): Letter | null {
  const { words, places, inbox } = scene
  const asked = new Set(causes.map(({ about }) => `${about.what} ${about.id}`))
  const waiting = inbox.entries.filter((entry) => asked.has(nameOf(entry)))
  if (waiting.length === 0) return null
  const programme = programmeName(scene)
  const rows = waiting.map((entry) => waitingRow(scene, entry))
  const [first] = rows
  const subject = rows.length === 1 && first !== undefined ? first.text : words.act.subject(rows.length)
  return {
    subject: words.about(programme, subject),
    title: words.act.title(rows.length),
    lead: [words.act.lead(programme)],
    sections: [{ title: null, rows, after: null }],
    open: { text: words.waiting.all, href: places.inbox },
  }
}

/** As causes name it: a question of one point is another than the same of the next. */
function nameOf(entry: Waiting): string {
  return entry.kind === 'question' ? `question ${entry.pointId} ${entry.question}` : `${entry.kind} ${entry.id}`
}
