// Gathers what the system knows at a point: the board as it is and as it was, the agenda, the point that follows, and promises that are overdue.
// Reads what the person may read and nothing else. Called by server/http/points/evidence.ts.

import { z } from 'zod'
import { type Item, itemSchema } from '../../../shared/board/item.ts'
import { keptItem } from '../../../shared/board/kept-item.ts'
import { type Board, boardOf, emptyBoard } from '../../../shared/board/snapshot.ts'
import type { KnownFacts } from '../../../shared/contract/meeting.ts'
import { readAgenda, readBoard } from '../../../shared/document/records.ts'
import { type SimulationRecord, simulationRecordSchema } from '../../../shared/frame/simulation-record.ts'
import {
  boardRoom,
  type ItemId,
  internalRoom,
  itemIdSchema,
  type PointId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { isOverdue } from '../../domain/change-promise.ts'
import { frameFacts } from '../../domain/frame-facts.ts'
import { knownFacts } from '../../domain/known-facts.ts'
import { earlierView } from '../../store/earlier-view.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { frameBody } from '../frame/frame-body.ts'
import { simulateBoard } from '../frame/simulate-board.ts'
import { pointBodies } from './point-bodies.ts'

/** @param o.internal whether the person may read what is internal */
export async function knownFactsOf(
  context: Pick<CommandContext, 'database' | 'log' | 'points' | 'meetings' | 'promises' | 'now'>,
  o: {
    readonly programme: StoredProgramme
    readonly pointId: PointId
    readonly head: PointHead
    readonly internal: boolean
  },
): Promise<KnownFacts> {
  const { programme, pointId, head, internal } = o
  const programmeId = programme.id
  const rooms: readonly RoomName[] = internal ? [pointRoom(pointId), internalRoom(pointId)] : [pointRoom(pointId)]
  const [board, agendas, view, promises, points, states, body] = await Promise.all([
    read(context, boardRoom(programmeId), (doc) => ({ board: readBoard(doc), scope: scopeOf(doc) })),
    Promise.all(rooms.map((room) => read(context, room, readAgenda))),
    earlierView(context.database.db, { programmeId, pointId, head }),
    context.promises.list({ programmeId, internal }),
    context.points.list(programmeId),
    context.meetings.states(programmeId),
    frameBody(context, programme),
  ])
  const today = norwegianDate(context.now())
  const next = pointBodies(points, states).find((each) => each.head.date > head.date && each.state !== 'cancelled')
  const now = board?.board ?? emptyBoard
  const simulation = await simulateBoard(now, body)
  const facts = knownFacts({
    board: now,
    before: view && { board: boardOfView(view.body), takenAt: view.takenAt },
    agendas: agendas.filter((agenda) => agenda !== null),
    scope: board?.scope ?? [],
    date: head.date,
    nextDate: next?.head.date ?? null,
    today,
    overduePromises: promises.filter((promise) => isOverdue(promise, today)).length,
  })
  const frame = frameFacts({
    board: now,
    simulation,
    before: view && simulationOfView(view.body),
    steering: body.steering,
    expiring: facts.expiringCuts.map(({ item }) => item),
    today,
  })
  return { ...facts, frame }
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

/** The simulation of a board that was kept; null where none was, or it is of a form that is no longer known. */
function simulationOfView(body: string): SimulationRecord | null {
  const view = z.object({ simulation: simulationRecordSchema.nullable() }).safeParse(JSON.parse(body))
  return view.success ? view.data.simulation : null
}

const listSchema = z.array(z.object({ item: z.unknown() }))
const viewSchema = z.object({ queue: listSchema, cut: listSchema })

/** A board as `board-view-body.ts` keeps it; an item of a form that is no longer known is left out. */
function boardOfView(body: string): Board {
  const view = viewSchema.safeParse(JSON.parse(body))
  if (!view.success) return emptyBoard
  const items = new Map<ItemId, Item>()
  for (const { item } of [...view.data.queue, ...view.data.cut]) {
    const known = itemSchema.safeParse(keptItem(item))
    if (known.success) items.set(known.data.id, known.data)
  }
  return boardOf(items)
}
