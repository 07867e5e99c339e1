// Gathers what the system knows at a point: the board as it is and as it was, the agenda, the point that follows, and promises that are overdue.
// Reads what the person may read and nothing else. Called by server/http/points/evidence.ts.

import { z } from 'zod'
import { type Item, itemSchema } from '../../../shared/board/item.ts'
import { type Board, boardOf, emptyBoard } from '../../../shared/board/snapshot.ts'
import type { KnownFacts } from '../../../shared/contract/meeting.ts'
import { readAgenda, readBoard } from '../../../shared/document/records.ts'
import {
  boardRoom,
  type ItemId,
  internalRoom,
  itemIdSchema,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { isOverdue } from '../../domain/change-promise.ts'
import { knownFacts } from '../../domain/known-facts.ts'
import { earlierView } from '../../store/earlier-view.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { pointBodies } from './point-bodies.ts'

/** @param o.internal whether the person may read what is internal */
export async function knownFactsOf(
  context: Pick<CommandContext, 'database' | 'log' | 'points' | 'meetings' | 'promises' | 'now'>,
  o: {
    readonly programmeId: ProgrammeId
    readonly pointId: PointId
    readonly head: PointHead
    readonly internal: boolean
  },
): Promise<KnownFacts> {
  const { programmeId, pointId, head, internal } = o
  const rooms: readonly RoomName[] = internal ? [pointRoom(pointId), internalRoom(pointId)] : [pointRoom(pointId)]
  const [board, agendas, view, promises, points, states] = await Promise.all([
    read(context, boardRoom(programmeId), (doc) => ({ board: readBoard(doc), scope: scopeOf(doc) })),
    Promise.all(rooms.map((room) => read(context, room, readAgenda))),
    earlierView(context.database.db, o),
    context.promises.list({ programmeId, internal }),
    context.points.list(programmeId),
    context.meetings.states(programmeId),
  ])
  const today = norwegianDate(context.now())
  const next = pointBodies(points, states).find((each) => each.head.date > head.date && each.state !== 'cancelled')
  return knownFacts({
    board: board?.board ?? emptyBoard,
    before: view && { board: boardOfView(view.body), takenAt: view.takenAt },
    agendas: agendas.filter((agenda) => agenda !== null),
    scope: board?.scope ?? [],
    date: head.date,
    nextDate: next?.head.date ?? null,
    today,
    overduePromises: promises.filter((promise) => isOverdue(promise, today)).length,
  })
}

async function read<Value>(
  { log }: Pick<CommandContext, 'log'>,
  room: RoomName,
  from: (doc: ReturnType<typeof roomDocument>) => Value,
): Promise<Value | null> {
  const loaded = await log.load(room)
  if (loaded === null) return null
  const doc = roomDocument(loaded)
  const value = from(doc)
  doc.destroy()
  return value
}

const scopeSchema = z.object({ items: z.array(itemIdSchema) })

/** What the board has decided to work on until the next point. */
function scopeOf(doc: ReturnType<typeof roomDocument>): readonly ItemId[] {
  const scope = scopeSchema.safeParse(doc.getMap('rulings').get('scope'))
  return scope.success ? scope.data.items : []
}

const listSchema = z.array(z.object({ item: z.unknown() }))
const viewSchema = z.object({ queue: listSchema, cut: listSchema })

/** A board as `board-view-body.ts` keeps it; an item of a form that is no longer known is left out. */
function boardOfView(body: string): Board {
  const view = viewSchema.safeParse(JSON.parse(body))
  if (!view.success) return emptyBoard
  const items = new Map<ItemId, Item>()
  for (const { item } of [...view.data.queue, ...view.data.cut]) {
    const known = itemSchema.safeParse(item)
    if (known.success) items.set(known.data.id, known.data)
  }
  return boardOf(items)
}
