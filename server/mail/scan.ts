// Scan: what falls due by the clock alone goes into the outbox: a reminder the day before a circulation or a round of scores ends, promises on their day, evidence that is
// missing three days before a point, and on Mondays at 07:00 in Norway the digest. Each is said once, however often this runs, on however many servers.

import { may } from '../../shared/rules/permissions.ts'
import type { CommandContext } from '../commands/context.ts'
import { daysAfter, mondayOfWeek, norwegianDate, norwegianMoment } from '../domain/calendar-date.ts'
import { dueMail } from '../store/mail-outbox.ts'
import {
  evidenceMissingBetween,
  membersWithAddress,
  promisesDueBetween,
  roundsDueBetween,
  scoresDueBetween,
} from '../store/mail-scan.ts'

type Context = Pick<CommandContext, 'database' | 'people' | 'now'>

const dayMs = 24 * 3_600_000
/** The hour mails of a day are due, in Norway. */
const morning = 7
/** A promise that fell due while nothing was sent is told so long after; days. */
const lateDays = 3
const evidenceDays = 3

export async function scanForMail(context: Context): Promise<void> {
  const now = context.now()
  await circulationsEnding(context, now)
  await scoresEnding(context, now)
  await promisesDue(context, now)
  await evidenceMissing(context, now)
  await digests(context, now)
}

/** Whether it waits for one of them is asked when the mail is written: nobody is reminded who has answered. */
async function circulationsEnding({ database, people }: Context, now: Date): Promise<void> {
  const rounds = await roundsDueBetween(database.db, { after: now, until: new Date(now.getTime() + dayMs) })
  for (const { id, programmeId } of rounds) {
    const members = await people.listMembers(programmeId)
    await dueMail(database.db, {
      programmeId,
      kind: 'act',
      key: `circulation:${id}:ends`,
      about: { what: 'circulation', id },
      dueAt: now,
      people: members.filter(({ role }) => may(role, 'position.give')).map(({ person }) => person.id),
    })
  }
}

/** As with circulations: who has answered is told nothing. */
async function scoresEnding({ database }: Context, now: Date): Promise<void> {
  const rounds = await scoresDueBetween(database.db, { after: now, until: new Date(now.getTime() + dayMs) })
  for (const { id, programmeId, asked: people } of rounds) {
    const about = { what: 'scores', id }
    await dueMail(database.db, { programmeId, kind: 'act', key: `scores:${id}:ends`, about, dueAt: now, people })
  }
}

async function promisesDue({ database }: Context, now: Date): Promise<void> {
  const today = norwegianDate(now)
  const due = await promisesDueBetween(database.db, { from: daysAfter(today, -lateDays), to: today })
  for (const promise of due) {
    await dueMail(database.db, {
      programmeId: promise.programmeId,
      kind: 'act',
      key: `promise:${promise.id}:${promise.due}`,
      about: { what: 'promise', id: promise.id },
      dueAt: norwegianMoment(promise.due, morning),
      people: [promise.owner],
    })
  }
}

async function evidenceMissing({ database }: Context, now: Date): Promise<void> {
  const today = norwegianDate(now)
  const missing = await evidenceMissingBetween(database.db, { from: today, to: daysAfter(today, evidenceDays) })
  for (const { pointId, programmeId, question, owner, date } of missing) {
    if (owner === null) continue
    await dueMail(database.db, {
      programmeId,
      kind: 'act',
      key: `question:${pointId}:${question}`,
      about: { what: 'question', id: `${pointId} ${question}` },
      dueAt: norwegianMoment(daysAfter(date, -evidenceDays), morning),
      people: [owner],
    })
  }
}

/** Of the Monday that is at most a day old: a server that starts on a Thursday sends none. */
async function digests({ database }: Context, now: Date): Promise<void> {
  const monday = mondayOfWeek(norwegianDate(now))
  const dueAt = norwegianMoment(monday, morning)
  if (dueAt > now || now.getTime() - dueAt.getTime() > dayMs) return
  const members = (await membersWithAddress(database.db)).filter(({ role }) => may(role, 'board.read'))
  const about = { what: 'digest', id: monday }
  for (const programmeId of new Set(members.map((member) => member.programmeId))) {
    const people = members.filter((member) => member.programmeId === programmeId).map(({ personId }) => personId)
    await dueMail(database.db, { programmeId, kind: 'digest', key: monday, about, dueAt, people })
  }
}
