// Mail scan: what falls due by the clock alone, read off what stands: circulations and scores whose deadline is near, promises that fall due, evidence that is missing
// before a point. Said as often as one likes; the outbox takes each once. Called by server/mail/scan.ts.

import { and, eq, gt, gte, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { PersonId, PointId, ProgrammeId, PromiseId, RoundId, ScoreRoundId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { Handle } from './database.ts'
import { rounds } from './tables/deciding.ts'
import { evidence } from './tables/evidence.ts'
import { meetings } from './tables/meetings.ts'
import { memberships, people } from './tables/people.ts'
import { points } from './tables/points.ts'
import { promises } from './tables/promises.ts'
import { scoreRounds } from './tables/scores.ts'

/** Circulations that are open and have their deadline between two moments. */
export function roundsDueBetween(
  db: Handle,
  o: { readonly after: Date; readonly until: Date },
): Promise<readonly { readonly id: RoundId; readonly programmeId: ProgrammeId }[]> {
  return db
    .select({ id: rounds.id, programmeId: rounds.programmeId })
    .from(rounds)
    .where(
      and(
        eq(rounds.how, 'circulation'),
        eq(rounds.state, 'open'),
        gt(rounds.deadline, o.after),
        lte(rounds.deadline, o.until),
      ),
    )
}

/** Rounds of scores whose deadline falls in a span of time, and who is asked in them. */
export function scoresDueBetween(
  db: Handle,
  o: { readonly after: Date; readonly until: Date },
): Promise<
  readonly { readonly id: ScoreRoundId; readonly programmeId: ProgrammeId; readonly asked: readonly PersonId[] }[]
> {
  return db
    .select({ id: scoreRounds.id, programmeId: scoreRounds.programmeId, asked: scoreRounds.asked })
    .from(scoreRounds)
    .where(and(eq(scoreRounds.state, 'open'), gt(scoreRounds.deadline, o.after), lte(scoreRounds.deadline, o.until)))
}

/** Open promises of a span of days, both included. */
export function promisesDueBetween(
  db: Handle,
  o: { readonly from: string; readonly to: string },
): Promise<
  readonly {
    readonly id: PromiseId
    readonly programmeId: ProgrammeId
    readonly owner: PersonId
    readonly due: string
  }[]
> {
  return db
    .select({ id: promises.id, programmeId: promises.programmeId, owner: promises.owner, due: promises.due })
    .from(promises)
    .where(and(eq(promises.state, 'open'), gte(promises.due, o.from), lte(promises.due, o.to)))
}

/** Questions without an answer that have an owner, at points that are still to be held on one of these days. */
export function evidenceMissingBetween(
  db: Handle,
  o: { readonly from: string; readonly to: string },
): Promise<
  readonly {
    readonly pointId: PointId
    readonly programmeId: ProgrammeId
    readonly question: string
    readonly owner: PersonId | null
    readonly date: string
  }[]
> {
  const date = sql<string>`${points.head} ->> 'date'`
  const state = sql`${meetings.meeting} ->> 'state'`
  return db
    .select({
      pointId: evidence.pointId,
      programmeId: points.programmeId,
      question: evidence.question,
      owner: evidence.owner,
      date,
    })
    .from(evidence)
    .innerJoin(points, eq(points.id, evidence.pointId))
    .leftJoin(meetings, eq(meetings.pointId, points.id))
    .where(
      and(
        isNotNull(evidence.owner),
        or(isNull(evidence.answeredAt), eq(evidence.answer, '')),
        gte(date, o.from),
        lte(date, o.to),
        or(isNull(meetings.pointId), sql`${state} in ('draft', 'called')`),
      ),
    )
}

/** Everybody with an address and a place on a programme that nobody lent her by a link. */
export function membersWithAddress(
  db: Handle,
): Promise<readonly { readonly programmeId: ProgrammeId; readonly personId: PersonId; readonly role: Role }[]> {
  return db
    .select({ programmeId: memberships.programmeId, personId: memberships.personId, role: memberships.role })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(isNotNull(people.email), isNull(memberships.shareLink), ne(people.email, '')))
}
