// Carries what a meeting did not come to: each item stands anew at another point or waits in the backlog, all or none in one transaction. The point
// keeps its own, marked, and its documents are not written in. Papers, wordings and which minutes an item is about follow as when one is
// moved, as long as their point is open; from a closed one nothing is taken. Called by untreated.ts.

import type { CarryUntreated } from '../../../shared/contract/meeting.ts'
import { boardRoom, type PersonId, type PointId, type ProgrammeId, type RoomName } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { addWaiting } from '../../store/backlog.ts'
import { type CarriedItem, carriedAt, insertCarried } from '../../store/carried-items.ts'
import { followItem, isUntreated } from '../../store/carried-rows.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { approvalTies } from '../../store/minutes-approvals.ts'
import { openPoint, pointStanding } from '../../store/point-standing.ts'
import type { CommandContext } from '../context.ts'
import { roomWith } from '../documents/room-document.ts'
import { approvalsOn } from '../minutes/minutes-approval.ts'
import { agendaRoom } from './agenda-place.ts'
import { addedTo, takenFrom } from './agenda-updates.ts'

interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly command: CarryUntreated
  readonly by: PersonId
  /** Whether the person may read what is internal. */
  readonly internal: boolean
}
type Each = CarryUntreated['items'][number]

/**
 * @returns whether anything was carried: the same request again carries nothing; NOT_IN_SESSION before the board has sat, CLOSED, CANCELLED or
 * ALREADY_ADJOURNED by where the other points are, KEY_REUSED, UNKNOWN_ITEM, ITEM_CARRIED, DECIDED_ALREADY, ROUND_OPEN, ITEM_TREATED
 */
export async function carryUntreated(
  context: Pick<CommandContext, 'database' | 'rooms' | 'now'>,
  asked: Asked,
): Promise<Outcome<boolean>> {
  const { programmeId, pointId } = asked
  const { items } = asked.command
  if (!asked.internal && items.some(({ internal }) => internal)) return refuse('NOT_FOUND')
  if (items.some(({ to }) => to === pointId)) return refuse('INVALID', { field: 'to' })
  const targets = items.flatMap(({ to, internal }) => (to === null ? [] : [agendaRoom({ pointId: to, internal })]))
  const carried = await commitRuling(context.database, {
    programmeId,
    rooms: targets,
    reads: items.map(({ internal }) => agendaRoom({ pointId, internal })),
    run: (tx, loaded) => carryAll(tx, { ...asked, loaded, at: context.now() }),
  })
  if (carried.ok && carried.value) tell(context, asked)
  return carried
}

async function carryAll(
  tx: Transaction,
  o: Asked & { readonly loaded: ReadonlyMap<RoomName, LoadedRoom>; readonly at: Date },
): Promise<Outcome<Ruling<boolean>>> {
  const { programmeId, pointId, command, by, at } = o
  const here = await pointStanding(tx, { programmeId, pointId })
  if (here === null) return refuse('NOT_FOUND')
  const before = (await carriedAt(tx, pointId)).filter(({ fromPoint }) => fromPoint === pointId)
  const sameRequest = before.filter(({ requestKey }) => requestKey === command.key)
  if (sameRequest.length > 0) {
    return isSame(sameRequest, command.items)
      ? done({ value: false, updates: [], raisesEpoch: false })
      : refuse('KEY_REUSED')
  }
  if (here.state === 'cancelled') return refuse('CANCELLED', { record: pointId })
  if (here.state === 'draft' || here.state === 'called') return refuse('NOT_IN_SESSION')
  const rooms = new Map(o.loaded)
  const updates: { readonly room: RoomName; readonly payload: Uint8Array }[] = []
  const rows: CarriedItem[] = []
  for (const { item, internal, to } of command.items) {
    if (before.some(({ fromItem }) => fromItem === item)) return refuse('ITEM_CARRIED', { record: item })
    const found = takenFrom(held(rooms, agendaRoom({ pointId, internal })), item)
    if (!found.ok) return found
    const untreated = await isUntreated(tx, { pointId, item })
    if (!untreated.ok) return untreated
    const { content } = found.value
    const row = { programmeId, fromPoint: pointId, fromItem: item, internal, requestKey: command.key, askedTo: to }
    const carried = { ...row, carriedBy: by, carriedAt: at, toPoint: to, toItem: null, backlog: null }
    if (to === null) {
      const waiting = { ...content, internal, from: { pointId, item } }
      rows.push({ ...carried, backlog: await addWaiting(tx, { programmeId, item: waiting, by, at }) })
      continue
    }
    const open = await openPoint(tx, { programmeId, pointId: to })
    if (!open.ok) return open
    if (open.value.state === 'adjourned') return refuse('ALREADY_ADJOURNED', { record: to })
    const room = agendaRoom({ pointId: to, internal })
    const standing = await sameApproval(tx, { from: { pointId, item }, to, room: held(rooms, room) })
    if (standing !== null) {
      rows.push({ ...carried, toItem: standing })
      continue
    }
    const added = addedTo(held(rooms, room), content)
    if (!added.ok) return added
    updates.push({ room, payload: added.value.payload })
    rooms.set(room, roomWith(held(rooms, room), added.value.payload))
    if (here.state !== 'approved') {
      await followItem(tx, { from: { pointId, item }, to: { pointId: to, item: added.value.id } })
    }
    rows.push({ ...carried, toItem: added.value.id })
  }
  await insertCarried(tx, rows)
  return done({ value: true, updates, raisesEpoch: false })
}

/** @returns the item there that is about the same minutes already: they are approved by one item of a point. */
async function sameApproval(
  tx: Transaction,
  o: {
    readonly from: { readonly pointId: PointId; readonly item: Each['item'] }
    readonly to: PointId
    readonly room: LoadedRoom
  },
): Promise<Each['item'] | null> {
  const own = await approvalTies(tx, { pointId: o.from.pointId })
  const minutesOf = own.find(({ agendaItem }) => agendaItem === o.from.item)?.minutesOf
  if (minutesOf === undefined) return null
  return approvalsOn(o.room, await approvalTies(tx, { pointId: o.to, minutesOf }))[0] ?? null
}

function isSame(rows: readonly CarriedItem[], items: readonly Each[]): boolean {
  const asked = (item: string, to: string | null): string => `${item} ${to ?? ''}`
  const then = new Set(rows.map(({ fromItem, askedTo }) => asked(fromItem, askedTo)))
  return then.size === items.length && items.every(({ item, to }) => then.has(asked(item, to)))
}

/** In the rooms where the items stand, open or internal, each for itself. */
function tell({ rooms }: Pick<CommandContext, 'rooms'>, { programmeId, pointId, command }: Asked): void {
  for (const internal of [false, true]) {
    const items = command.items.filter((each) => each.internal === internal)
    const targets = new Set(items.flatMap(({ to }) => (to === null ? [] : [to])))
    for (const to of targets) rooms.appended(agendaRoom({ pointId: to, internal }))
    for (const id of items.length === 0 ? [] : [pointId, ...targets]) {
      for (const topic of ['untreated', 'papers', 'deciding'] as const) {
        rooms.notify(agendaRoom({ pointId: id, internal }), { topic, id })
      }
    }
    if (!items.some(({ to }) => to === null)) continue
    rooms.notify(boardRoom(programmeId), { topic: 'backlog', id: programmeId }, internal ? 'inner-table' : 'everybody')
  }
}

function held(loaded: ReadonlyMap<RoomName, LoadedRoom>, name: RoomName): LoadedRoom {
  const found = loaded.get(name)
  if (found === undefined) throw new Error(`${name} was asked for`)
  return found
}
