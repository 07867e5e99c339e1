// Promises as rows: made, changed under the row's lock, never removed. What belongs to an internal agenda item or an internal decision is
// internal, whatever was asked for. Called by server/http/programmes/promises.ts and by what a point knows of itself.

import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { BoardPromise, ChangePromise, MakePromise } from '../../shared/contract/promises.ts'
import {
  type AgendaItemId,
  type DecisionId,
  type PersonId,
  type PointId,
  type ProgrammeId,
  type PromiseId,
  promiseIdSchema,
} from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { changePromise } from '../domain/change-promise.ts'
import type { Database, Transaction } from './database.ts'
import { inProgramme } from './in-programme.ts'
import type { Person } from './people.ts'
import { pointStanding } from './point-standing.ts'
import { decisions } from './tables/deciding.ts'
import { memberships, people } from './tables/people.ts'
import { promises } from './tables/promises.ts'

interface Asked {
  readonly programmeId: ProgrammeId
  readonly by: PersonId
  readonly at: Date
}

/** @returns on which agenda of a point an item stands, as it is in the transaction; null when on neither */
export type PlaceIn = (
  tx: Transaction,
  on: { readonly pointId: PointId; readonly item: AgendaItemId },
) => Promise<'public' | 'internal' | null>

export interface PromiseStore {
  /** Open ones first, by their date. Internal ones are left out for those who may not read them. */
  list(o: { readonly programmeId: ProgrammeId; readonly internal: boolean }): Promise<readonly BoardPromise[]>
  /** The programme's members, and whoever else its promises name. */
  peopleOf(o: { readonly programmeId: ProgrammeId; readonly internal: boolean }): Promise<readonly Person[]>
  /**
   * NOT_FOUND for a point or a decision that is not the programme's; UNKNOWN_ITEM for an item that stands on neither agenda of the point;
   * INVALID for an owner who has no place on it.
   */
  make(o: Asked & { readonly promise: MakePromise; readonly placeIn: PlaceIn }): Promise<Outcome<BoardPromise>>
  /** NOT_FOUND also for an internal one when `internal` is false. */
  change(
    o: Asked & {
      readonly id: PromiseId
      readonly change: ChangePromise
      readonly role: Role
      readonly internal: boolean
    },
  ): Promise<Outcome<BoardPromise>>
}

type Row = typeof promises.$inferSelect

/** @returns the promises kept in `database`. */
export function promiseStore(database: Database): PromiseStore {
  const { db } = database
  return {
    list: async ({ programmeId, internal }) => {
      const rows = await db
        .select()
        .from(promises)
        .where(and(eq(promises.programmeId, programmeId), internal ? undefined : eq(promises.internal, false)))
        .orderBy(sql`${promises.state} <> 'open'`, asc(promises.due), asc(promises.madeAt), asc(promises.id))
      return rows.map(promiseOf)
    },
    peopleOf: ({ programmeId, internal }) => {
      const told = and(eq(promises.programmeId, programmeId), internal ? undefined : eq(promises.internal, false))
      const members = db
        .select({ id: memberships.personId })
        .from(memberships)
        .where(eq(memberships.programmeId, programmeId))
      const owners = db.select({ id: promises.owner }).from(promises).where(told)
      const closers = db
        .select({ id: sql<PersonId>`${promises.closedBy}` })
        .from(promises)
        .where(told)
      return db
        .select({ id: people.id, name: people.name, organisation: people.organisation })
        .from(people)
        .where(or(inArray(people.id, members), inArray(people.id, owners), inArray(people.id, closers)))
        .orderBy(asc(people.name), asc(people.id))
    },
    make: (o) => inProgramme(database, o.programmeId, (tx) => make(tx, o)),
    change: (o) => inProgramme(database, o.programmeId, (tx) => change(tx, o)),
  }
}

async function make(
  tx: Transaction,
  { programmeId, by, at, promise, placeIn }: Parameters<PromiseStore['make']>[0],
): Promise<Outcome<BoardPromise>> {
  const { owner, pointId, agendaItem, decisionId } = promise
  if (agendaItem !== null && pointId === null) return refuse('INVALID', { field: 'pointId' })
  if (pointId !== null && (await pointStanding(tx, { programmeId, pointId })) === null) {
    return refuse('NOT_FOUND', { field: 'pointId' })
  }
  const item = pointId !== null && agendaItem !== null ? { pointId, item: agendaItem } : null
  const place = item && (await placeIn(tx, item))
  if (item !== null && place === null) {
    return refuse('UNKNOWN_ITEM', { field: 'agendaItem', params: { id: item.item } })
  }
  const served = decisionId === null ? null : await decisionServed(tx, { programmeId, decisionId })
  if (decisionId !== null && served === null) return refuse('NOT_FOUND', { field: 'decisionId' })
  if (!(await hasPlace(tx, { programmeId, person: owner }))) return refuse('INVALID', { field: 'owner' })
  const [made] = await tx
    .insert(promises)
    .values({
      ...promise,
      id: promiseIdSchema.parse(randomUUID()),
      programmeId,
      internal: promise.internal || place === 'internal' || served?.internal === true,
      state: 'open',
      closing: '',
      madeBy: by,
      madeAt: at,
      revision: 1,
    })
    .returning()
  if (made === undefined) throw new Error('a promise was not written')
  return done(promiseOf(made))
}

async function change(
  tx: Transaction,
  o: Asked & {
    readonly id: PromiseId
    readonly change: ChangePromise
    readonly role: Role
    readonly internal: boolean
  },
): Promise<Outcome<BoardPromise>> {
  const [row] = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.id, o.id), eq(promises.programmeId, o.programmeId)))
    .for('update')
  if (row === undefined || (row.internal && !o.internal)) return refuse('NOT_FOUND')
  const before = promiseOf(row)
  const changed = changePromise(before, o)
  if (!changed.ok) return changed
  const { text, owner, due, state, closing, closedBy, closedAt, revision } = changed.value
  if (owner !== before.owner && !(await hasPlace(tx, { programmeId: o.programmeId, person: owner }))) {
    return refuse('INVALID', { field: 'owner' })
  }
  await tx
    .update(promises)
    .set({
      text,
      owner,
      due,
      state,
      closing,
      closedBy,
      closedAt: closedAt === null ? null : new Date(closedAt),
      revision,
    })
    .where(eq(promises.id, o.id))
  return changed
}

async function decisionServed(
  tx: Transaction,
  o: { readonly programmeId: ProgrammeId; readonly decisionId: DecisionId },
): Promise<{ readonly internal: boolean } | null> {
  const [found] = await tx
    .select({ decision: decisions.decision })
    .from(decisions)
    .where(and(eq(decisions.id, o.decisionId), eq(decisions.programmeId, o.programmeId)))
  return found?.decision ?? null
}

async function hasPlace(
  tx: Transaction,
  { programmeId, person }: { readonly programmeId: ProgrammeId; readonly person: PersonId },
): Promise<boolean> {
  const found = await tx
    .select({ person: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.programmeId, programmeId), eq(memberships.personId, person)))
  return found.length > 0
}

function promiseOf({ programmeId: _programmeId, madeBy: _madeBy, madeAt, closedAt, ...row }: Row): BoardPromise {
  return { ...row, closedAt: closedAt?.toISOString() ?? null, madeAt: madeAt.toISOString() }
}
