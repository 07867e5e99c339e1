// Carries an agenda item: to the backlog, from it, to another point, or doubled there; documents and rows in one transaction, so that a moved
// item is in exactly one place whatever breaks. It gets an id of its own where it comes to stand, since ids are a point's own; papers and
// wordings of a moved one follow it, a doubled one begins without. What was dealt with stays where that happened. Called by backlog.ts.

import type { Carried, CarryAgendaItem } from '../../../shared/contract/meeting.ts'
import { textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import {
  type AgendaItemId,
  boardRoom,
  internalRoom,
  minutesRoom,
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { addWaiting, takeWaiting } from '../../store/backlog.ts'
import { carriedOn, wasCarried } from '../../store/carried-items.ts'
import { followItem, mayLeave } from '../../store/carried-rows.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { openPoint, pointStanding } from '../../store/point-standing.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { addedTo, takenFrom } from './agenda-updates.ts'

interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly command: CarryAgendaItem
  readonly by: PersonId
  /** Whether the person may read what is internal. */
  readonly internal: boolean
}
type Loaded = ReadonlyMap<RoomName, LoadedRoom>

/** @returns where it came to stand; the refusals of both points' states, UNKNOWN_ITEM, DECIDED_ALREADY, ROUND_OPEN, ITEM_TREATED */
export async function carryAgendaItem(
  context: Pick<CommandContext, 'database' | 'rooms' | 'backlog' | 'now'>,
  asked: Asked,
): Promise<Outcome<Carried>> {
  const { programmeId, pointId, command } = asked
  if (command.type !== 'from-backlog' && command.internal && !asked.internal) return refuse('NOT_FOUND')
  if ('to' in command && command.to === pointId) return refuse('INVALID', { field: 'to' })
  const isInternal =
    command.type === 'from-backlog' ? await waitsInside(context, asked, command.backlog) : command.internal
  if (isInternal === null) return refuse('NOT_FOUND', { field: 'backlog' })
  const roomOf = isInternal ? internalRoom : pointRoom
  const rooms = [roomOf(pointId), ...('to' in command ? [roomOf(command.to)] : [])]
  const held = command.type === 'move' || command.type === 'to-backlog' ? [...rooms, minutesRoom(pointId)] : rooms
  const carried = await commitRuling(context.database, {
    programmeId,
    rooms: held,
    run: (tx, loaded) => {
      const o = { tx, loaded, roomOf, asked, at: context.now() }
      if (command.type === 'from-backlog') return takeUp({ ...o, command })
      if (command.type === 'to-backlog') return putAway({ ...o, command })
      return command.type === 'move' ? move({ ...o, command }) : double({ ...o, command })
    },
  })
  if (!carried.ok) return carried
  for (const room of rooms) context.rooms.appended(room)
  const forWhom = isInternal ? 'inner-table' : 'everybody'
  context.rooms.notify(boardRoom(programmeId), { topic: 'backlog', id: programmeId }, forWhom)
  for (const point of 'to' in command ? [pointId, command.to] : [pointId]) {
    for (const topic of ['papers', 'deciding', 'untreated'] as const)
      context.rooms.notify(roomOf(point), { topic, id: point })
  }
  return carried
}

/** @returns null when the backlog has no such item for this person */
async function waitsInside(
  { backlog }: Pick<CommandContext, 'backlog'>,
  { programmeId, internal }: Asked,
  id: Parameters<CommandContext['backlog']['get']>[0]['id'],
): Promise<boolean | null> {
  const item = await backlog.get({ programmeId, id })
  return item === null || (item.internal && !internal) ? null : item.internal
}

interface Run<Type extends CarryAgendaItem['type']> {
  readonly tx: Transaction
  readonly loaded: Loaded
  readonly roomOf: (pointId: PointId) => RoomName
  readonly asked: Asked
  readonly at: Date
  readonly command: Extract<CarryAgendaItem, { type: Type }>
}
type Concluded = Promise<Outcome<Ruling<Carried>>>

async function takeUp(o: Run<'from-backlog'>): Concluded {
  const { tx, asked, command, roomOf } = o
  const { programmeId, pointId } = asked
  const open = await openPoint(tx, { programmeId, pointId })
  if (!open.ok) return open
  const row = await takeWaiting(tx, { programmeId, id: command.backlog })
  if (row === null) return refuse('NOT_FOUND', { field: 'backlog' })
  const added = addedTo(loadedRoom(o.loaded, roomOf(pointId)), row)
  if (!added.ok) return added
  const to = { pointId, item: added.value.id }
  if (row.fromPoint && row.fromItem) {
    const from = { pointId: row.fromPoint, item: row.fromItem }
    // Its point has kept it: what lies there is taken from no point that is closed.
    const isKept = await wasCarried(tx, from)
    const isOpen = (await openPoint(tx, { programmeId, pointId: row.fromPoint })).ok
    if (!isKept || isOpen) await followItem(tx, { from, to })
    await carriedOn(tx, { from: { backlog: row.id }, to })
  }
  return ruled({ ...to, backlog: null }, [{ room: roomOf(pointId), payload: added.value.payload }])
}

async function putAway(o: Run<'to-backlog'>): Concluded {
  const { tx, asked, command, roomOf, at } = o
  const { programmeId, pointId, by } = asked
  const { item, internal } = command
  const leaves = await mayLeave(tx, {
    programmeId,
    pointId,
    item,
    isInMinutes: isInMinutes(o.loaded, { pointId, item }),
  })
  if (!leaves.ok) return leaves
  const taken = takenFrom(loadedRoom(o.loaded, roomOf(pointId)), item)
  if (!taken.ok) return taken
  const { content, payload } = taken.value
  const waiting = { ...content, internal, from: { pointId, item } }
  const backlog = await addWaiting(tx, { programmeId, item: waiting, by, at })
  await carriedOn(tx, { from: { pointId, item }, to: { backlog } })
  return ruled({ pointId: null, item: null, backlog }, [{ room: roomOf(pointId), payload }])
}

async function move(o: Run<'move'>): Concluded {
  const { tx, asked, command, roomOf } = o
  const { programmeId, pointId } = asked
  const open = await openPoint(tx, { programmeId, pointId: command.to })
  if (!open.ok) return open
  const place = { pointId, item: command.item }
  const leaves = await mayLeave(tx, { programmeId, ...place, isInMinutes: isInMinutes(o.loaded, place) })
  if (!leaves.ok) return leaves
  const taken = takenFrom(loadedRoom(o.loaded, roomOf(pointId)), command.item)
  if (!taken.ok) return taken
  const added = addedTo(loadedRoom(o.loaded, roomOf(command.to)), taken.value.content)
  if (!added.ok) return added
  const to = { pointId: command.to, item: added.value.id }
  await followItem(tx, { from: place, to })
  return ruled({ ...to, backlog: null }, [
    { room: roomOf(pointId), payload: taken.value.payload },
    { room: roomOf(command.to), payload: added.value.payload },
  ])
}

async function double(o: Run<'duplicate'>): Concluded {
  const { tx, asked, command, roomOf } = o
  const { programmeId, pointId } = asked
  if ((await pointStanding(tx, { programmeId, pointId })) === null) return refuse('NOT_FOUND')
  const open = await openPoint(tx, { programmeId, pointId: command.to })
  if (!open.ok) return open
  const found = takenFrom(loadedRoom(o.loaded, roomOf(pointId)), command.item)
  if (!found.ok) return found
  const added = addedTo(loadedRoom(o.loaded, roomOf(command.to)), found.value.content)
  if (!added.ok) return added
  const { id: item, payload } = added.value
  return ruled({ pointId: command.to, item, backlog: null }, [{ room: roomOf(command.to), payload }])
}

/** Whether somebody has written an outcome of it. */
function isInMinutes(
  loaded: Loaded,
  { pointId, item }: { readonly pointId: PointId; readonly item: AgendaItemId },
): boolean {
  const doc = roomDocument(loadedRoom(loaded, minutesRoom(pointId)))
  const text = textOf(doc, 'minutes', item)
  const isWritten = text !== null && plainText(readRichText(text)).trim() !== ''
  doc.destroy()
  return isWritten
}

function ruled(value: Carried, updates: Ruling<Carried>['updates']): Outcome<Ruling<Carried>> {
  return done({ value, updates, raisesEpoch: false })
}

function loadedRoom(loaded: Loaded, name: RoomName): LoadedRoom {
  const room = loaded.get(name)
  if (room === undefined) throw new Error(`${name} was asked for and not loaded`)
  return room
}
