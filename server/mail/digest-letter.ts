// The weekly letter: what waits, and what has changed since the last one, as far as the reader may read. Called by compose-mail.ts.

import { type ChangesBody, changeKinds, type ItemChange } from '../../shared/contract/changes.ts'
import { dateIn } from '../../shared/language/date-in.ts'
import { changesSince } from '../commands/board/changes-since.ts'
import { norwegianDate } from '../domain/calendar-date.ts'
import { type ClaimedMail, lastDigest } from '../store/mail-outbox.ts'
import { type Letter, type LetterRow, type LetterSection, row } from './letter.ts'
import { type MailScene, programmeName, waitingRow } from './mail-scene.ts'
import { saidRows } from './said-rows.ts'

/** Rows of one section; the rest stands on the page. */
const mostRows = 10
const weekMs = 7 * 24 * 3_600_000

/** @returns null when nothing has changed and nothing waits */
export async function digestLetter(scene: MailScene, mail: ClaimedMail): Promise<Letter | null> {
  const { context, programmeId, reader, words, language, places, inbox } = scene
  const due = mail.causes[0]?.dueAt ?? scene.now
  const since = (await lastDigest(context.database.db, mail)) ?? new Date(due.getTime() - weekMs)
  const told = await changesSince(context)({ programmeId, since, reader })
  if (told === null) return null
  const programme = programmeName(scene)
  const date = dateIn(language, norwegianDate(since))
  const waiting = inbox.entries.map((entry) => waitingRow(scene, entry))
  const changes = sectionsOf(scene, told)
  if (waiting.length === 0 && changes.length === 0) return null
  return {
    subject: words.about(programme, words.digest.subject(date)),
    title: words.digest.title,
    lead: [words.digest.lead(programme, date), ...(changes.length === 0 ? [words.digest.nothingChanged] : [])],
    sections: [...(waiting.length === 0 ? [] : [section(scene, words.waiting.title, waiting)]), ...changes],
    open: { text: words.digest.all, href: places.changes },
  }
}

function sectionsOf(scene: MailScene, told: ChangesBody): LetterSection[] {
  const { words, language, places } = scene
  const { digest } = words
  const decided = [
    ...told.decisions.map(({ id, number, wording }) =>
      row({ text: digest.decision(number, wording), href: places.decision(id) }),
    ),
    ...told.exempt.map((number) => row({ text: digest.exempt(number) })),
  ]
  const changed = changeKinds.map((kind) => ({
    title: digest.kinds[kind],
    rows: told.changes.filter((change) => change.kind === kind).map((change) => changeRow(scene, told, change)),
  }))
  const expired = told.expired.map(({ item, title, on }) =>
    row({ text: `${item} ${title}`, note: digest.expiredOn(dateIn(language, on)) }),
  )
  const said = { title: digest.said, rows: saidRows(scene, told.comments) }
  return [{ title: digest.decided, rows: decided }, ...changed, { title: digest.expired, rows: expired }, said]
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => section(scene, title, rows))
}

function section({ words }: MailScene, title: string, rows: readonly LetterRow[]): LetterSection {
  const more = rows.length - mostRows
  return { title, rows: rows.slice(0, mostRows), after: more > 0 ? words.digest.more(more) : null }
}

function changeRow({ words: { digest } }: MailScene, { people }: ChangesBody, change: ItemChange): LetterRow {
  const { item, title, kind, was, is, by } = change
  const who = people.find(({ id }) => id === by)?.name
  const notes = [
    digest.places({ kind, was: was?.place ?? null, is: is?.place ?? null }),
    who === undefined ? null : digest.by(who),
  ]
  return row({ text: `${item} ${title}`, note: notes.filter((note) => note !== null).join(', ') || null })
}
