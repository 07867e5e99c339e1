// Agenda backlog as rows: items that wait for a point. What is done with an item of a point stands in server/commands/agenda/carry-agenda-item.ts, which
// uses the two statements below inside its own transaction. Called by server/http/programmes/backlog.ts.

import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { RichNode } from '../../shared/board/change.ts'
import type { AddToBacklog, backlogItemSchema } from '../../shared/contract/meeting.ts'
import {
  type AgendaItemId,
  type BacklogId,
  backlogIdSchema,
  type PersonId,
  type PointId,
  type ProgrammeId,
} from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { agendaBacklog } from './tables/agenda-backlog.ts'
import { points } from './tables/points.ts'

export type BacklogItem = Readonly<ReturnType<(typeof backlogItemSchema)['parse']>>
export type BacklogRow = typeof agendaBacklog.$inferSelect

/** An item that goes to the backlog; `from` is where its papers and wordings still lie. */
export interface Waiting extends Omit<AddToBacklog, 'linked' | 'notes'> {
  readonly linked: readonly AddToBacklog['linked'][number][]
  readonly notes: readonly RichNode[]
  readonly from: { readonly pointId: PointId; readonly item: AgendaItemId } | null
}

interface Added {
  readonly programmeId: ProgrammeId
  readonly item: Waiting
  readonly by: PersonId
  readonly at: Date
}

export interface BacklogStore {
  /** In the order they came. Internal ones are left out for those who may not read them. */
  list(o: { readonly programmeId: ProgrammeId; readonly internal: boolean }): Promise<readonly BacklogItem[]>
  get(o: { readonly programmeId: ProgrammeId; readonly id: BacklogId }): Promise<BacklogItem | null>
  add(o: Added): Promise<BacklogId>
  /** @returns what was removed; null when the programme has no such item */
  remove(o: {
    readonly programmeId: ProgrammeId
    readonly id: BacklogId
    readonly internal: boolean
  }): Promise<Pick<BacklogItem, 'internal'> | null>
}

/** @returns the backlogs kept in `database`. */
export function backlogStore({ db }: Database): BacklogStore {
  const select = () =>
    db
      .select({ row: agendaBacklog, head: points.head })
      .from(agendaBacklog)
      .leftJoin(points, eq(points.id, agendaBacklog.fromPoint))
  return {
    list: async ({ programmeId, internal }) => {
      const found = await select()
        .where(
          and(eq(agendaBacklog.programmeId, programmeId), internal ? undefined : eq(agendaBacklog.internal, false)),
        )
        .orderBy(asc(agendaBacklog.addedAt), asc(agendaBacklog.id))
      return found.map(itemOf)
    },
    get: async ({ programmeId, id }) => {
      const [found] = await select().where(and(eq(agendaBacklog.id, id), eq(agendaBacklog.programmeId, programmeId)))
      return found ? itemOf(found) : null
    },
    add: (o) => addWaiting(db, o),
    remove: async ({ programmeId, id, internal }) => {
      const [removed] = await db
        .delete(agendaBacklog)
        .where(
          and(
            eq(agendaBacklog.id, id),
            eq(agendaBacklog.programmeId, programmeId),
            internal ? undefined : eq(agendaBacklog.internal, false),
          ),
        )
        .returning({ internal: agendaBacklog.internal })
      return removed ?? null
    },
  }
}

/** Puts an item into the backlog. */
export async function addWaiting(
  db: Pick<Transaction, 'insert'>,
  { programmeId, item, by, at }: Added,
): Promise<BacklogId> {
  const { from, linked, notes, ...rest } = item
  const id = backlogIdSchema.parse(randomUUID())
  await db.insert(agendaBacklog).values({
    ...rest,
    id,
    programmeId,
    linked: [...linked],
    notes: [...notes],
    fromPoint: from?.pointId ?? null,
    fromItem: from?.item ?? null,
    addedBy: by,
    addedAt: at,
  })
  return id
}

/** Takes an item out of the backlog: whoever is second finds it gone. */
export async function takeWaiting(
  tx: Transaction,
  { programmeId, id }: { readonly programmeId: ProgrammeId; readonly id: BacklogId },
): Promise<BacklogRow | null> {
  const [taken] = await tx
    .delete(agendaBacklog)
    .where(and(eq(agendaBacklog.id, id), eq(agendaBacklog.programmeId, programmeId)))
    .returning()
  return taken ?? null
}

function itemOf(o: { readonly row: BacklogRow; readonly head: { readonly title: string } | null }): BacklogItem {
  const { id, internal, kind, title, minutes, owner, linked, fromPoint, addedAt } = o.row
  const from = fromPoint && o.head ? { pointId: fromPoint, title: o.head.title } : null
  return { id, internal, kind, title, minutes, owner, linked, from, addedAt: addedAt.toISOString() }
}
