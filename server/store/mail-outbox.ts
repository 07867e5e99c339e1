// Mail outbox: what is due to whom. A row is written in the transaction of what causes it, once by its key; a mail is claimed before it is sent, by one
// server at a time, and what became of it is kept with the audit log's row. A claim that lapsed is taken up again under the id the mail was first
// tried by, with the rows it then had, so that a mail that went out twice is one mail. Called by commands and server/mail.

import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { MailKind } from '../../shared/contract/mail.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import { audit } from './audit-log.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { mailOutbox } from './tables/mail.ts'
import { meetings } from './tables/meetings.ts'
import { people } from './tables/people.ts'
import { points } from './tables/points.ts'

export type MailAbout = Readonly<Record<string, string>>

export interface MailCause {
  readonly programmeId: ProgrammeId
  readonly kind: MailKind
  /** What it is about, so that the same is never told twice. */
  readonly key: string
  /** Ids of it. */
  readonly about: MailAbout
  readonly dueAt: Date
}

/** Writes that something is due to these people; to those who have an address, once each. */
export async function dueMail(
  tx: Handle | Transaction,
  o: MailCause & { readonly people: readonly PersonId[] },
): Promise<void> {
  const { programmeId, kind, key, about, dueAt } = o
  if (o.people.length === 0) return
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...o.people]), isNotNull(people.email)))
    .orderBy(asc(people.id))
  if (found.length === 0) return
  const rows = found.map(({ id }) => ({ id: randomUUID(), personId: id, programmeId, kind, key, about, dueAt }))
  await tx.insert(mailOutbox).values(rows).onConflictDoNothing()
}

/** One mail: the rows it tells of, the first first. */
export interface ClaimedMail {
  /** Of its first row; the same each time it is tried. */
  readonly id: string
  readonly personId: PersonId
  readonly programmeId: ProgrammeId
  readonly kind: MailKind
  readonly causes: readonly { readonly key: string; readonly about: MailAbout; readonly dueAt: Date }[]
  /** This one included. */
  readonly attempts: number
  /** Ids of the rows. */
  readonly rows: readonly string[]
}

export interface ClaimAsked {
  readonly now: Date
  /** Nobody else tries it for so long. */
  readonly claimMs: number
  /** What asks for something waits so long for company. */
  readonly gatherMs: number
}

/** A meeting in which nothing has been done for so long is over, whatever its row says. */
const forgottenMs = 12 * 3_600_000
/** Claims stand one after the other on every server, so that what belongs in one mail is not taken for two. */
const claimLock = 7_205_119

/** @returns the mail that has been due longest, claimed; null when none is due now */
export function claimMail(database: Database, o: ClaimAsked): Promise<ClaimedMail | null> {
  return inTransaction(database, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`)
    const { now, gatherMs } = o
    const gathered = new Date(now.getTime() - gatherMs)
    const isDue = or(and(eq(mailOutbox.kind, 'digest'), lte(mailOutbox.dueAt, now)), lte(mailOutbox.dueAt, gathered))
    const [first] = await tx
      .select()
      .from(mailOutbox)
      .where(and(isFree(now), isDue, sql`not ${sitsAt(now)}`))
      .orderBy(asc(mailOutbox.dueAt), asc(mailOutbox.id))
      .limit(1)
    if (first === undefined) return null
    const rows = await tx
      .select()
      .from(mailOutbox)
      .where(and(isFree(now), sameMail(first)))
      .orderBy(asc(mailOutbox.dueAt), asc(mailOutbox.id))
    const id = first.about.mail ?? first.id
    const ids = rows.map((row) => row.id)
    const attempts = first.attempts + 1
    await tx
      .update(mailOutbox)
      .set({
        claimedUntil: new Date(now.getTime() + o.claimMs),
        attempts,
        about: sql`${mailOutbox.about} || ${JSON.stringify({ mail: id })}::jsonb`,
      })
      .where(inArray(mailOutbox.id, ids))
    const { personId, programmeId, kind } = first
    const causes = rows.map(({ key, about, dueAt }) => ({ key, about, dueAt }))
    return { id, personId, programmeId, kind, causes, attempts, rows: ids }
  })
}

function isFree(now: Date): SQL | undefined {
  return and(isNull(mailOutbox.outcome), or(isNull(mailOutbox.claimedUntil), lte(mailOutbox.claimedUntil, now)))
}

/** The board of the programme sits: nothing disturbs it. */
function sitsAt(now: Date): SQL {
  const since = new Date(now.getTime() - forgottenMs).toISOString()
  return sql`exists (
    select 1 from ${meetings} join ${points} on ${points.id} = ${meetings.pointId}
    where ${points.programmeId} = ${mailOutbox.programmeId} and ${meetings.meeting} ->> 'state' = 'in-session'
      and ${meetings.updatedAt} > ${since}::timestamptz)`
}

/** Rows that go in the same mail: what was tried together, or all that is new to that person; of calls, of the same point. */
function sameMail({ personId, programmeId, kind, about }: typeof mailOutbox.$inferSelect): SQL | undefined {
  const { mail, point } = about
  return and(
    eq(mailOutbox.personId, personId),
    eq(mailOutbox.programmeId, programmeId),
    eq(mailOutbox.kind, kind),
    mail === undefined ? sql`not (${mailOutbox.about} ? 'mail')` : sql`${mailOutbox.about} ->> 'mail' = ${mail}`,
    kind === 'before-meeting' && point !== undefined ? sql`${mailOutbox.about} ->> 'point' = ${point}` : undefined,
  )
}

/** Keeps what became of a mail, and says it in the audit log where it was sent or given up. Settled once, whoever comes first. */
export function settleMail(
  database: Database,
  o: {
    readonly mail: ClaimedMail
    readonly outcome: NonNullable<(typeof mailOutbox.$inferSelect)['outcome']>
    readonly at: Date
  },
): Promise<void> {
  const { mail, outcome, at } = o
  return inTransaction(database, async (tx) => {
    const settled = await tx
      .update(mailOutbox)
      .set({ outcome, claimedUntil: null, sentAt: outcome === 'given-up' ? null : at })
      .where(ofMail(mail))
      .returning({ id: mailOutbox.id })
    if (settled.length === 0 || (outcome !== 'sent' && outcome !== 'given-up')) return
    await audit(tx, {
      at,
      programmeId: mail.programmeId,
      actor: null,
      act: outcome === 'sent' ? 'mail.sent' : 'mail.given-up',
      subject: { mail: mail.id, person: mail.personId, kind: mail.kind, attempts: mail.attempts },
    })
  })
}

/** It was not taken: somebody tries again, and not before then. */
export async function postponeMail(database: Database, mail: ClaimedMail, until: Date): Promise<void> {
  await database.db.update(mailOutbox).set({ claimedUntil: until }).where(ofMail(mail))
}

function ofMail({ rows }: ClaimedMail): SQL | undefined {
  return and(isNull(mailOutbox.outcome), inArray(mailOutbox.id, [...rows]))
}

/** @returns whether a mail with this key went out to somebody */
export async function wasTold(
  db: Handle,
  o: Pick<MailCause, 'programmeId' | 'kind' | 'key'> & { readonly personId: PersonId },
): Promise<boolean> {
  const [found] = await db
    .select({ id: mailOutbox.id })
    .from(mailOutbox)
    .where(
      and(
        eq(mailOutbox.personId, o.personId),
        eq(mailOutbox.programmeId, o.programmeId),
        eq(mailOutbox.kind, o.kind),
        eq(mailOutbox.key, o.key),
        eq(mailOutbox.outcome, 'sent'),
      ),
    )
  return found !== undefined
}

/** @returns until when somebody's last digest told; null before the first */
export async function lastDigest(
  db: Handle,
  o: { readonly personId: PersonId; readonly programmeId: ProgrammeId },
): Promise<Date | null> {
  const [found] = await db
    .select({ at: mailOutbox.sentAt })
    .from(mailOutbox)
    .where(
      and(
        eq(mailOutbox.personId, o.personId),
        eq(mailOutbox.programmeId, o.programmeId),
        eq(mailOutbox.kind, 'digest'),
        inArray(mailOutbox.outcome, ['sent', 'nothing-to-say']),
      ),
    )
    .orderBy(sql`${mailOutbox.sentAt} desc nulls last`)
    .limit(1)
  return found?.at ?? null
}
