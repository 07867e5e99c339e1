// Approval items: the items by which the board approves minutes of earlier points, put on an agenda by the server: when a point is made, called or
// started while such minutes wait, and when somebody asks for it. Each is tied to its minutes, and has one id for them at its point, so that it is
// put there once. Called by the commands of points and meetings and by the routes of minutes.

import type * as Y from 'yjs'
import { titleMaxLength } from '../../../shared/board/value.ts'
import { readAgenda, writeChanges } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { planPointEdit } from '../../../shared/point/plan-edit.ts'
import { sha256 } from '../../domain/decision-seal.ts'
import type { AgendaEntry } from '../../domain/seed-agenda.ts'
import { dayInWords } from '../../exports/minutes-words.ts'
import type { Ruling } from '../../store/commit-ruling.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { findMeeting, statesOf } from '../../store/meetings.ts'
import { type ApprovalTie, approvalTies, tieApprovals } from '../../store/minutes-approvals.ts'
import { pointsOf } from '../../store/points.ts'
import { roomDocument, roomWith } from '../documents/room-document.ts'
import { pointBodies } from '../points/point-bodies.ts'

/** Minutes that wait for the board. */
export interface WaitingMinutes {
  readonly minutesOf: PointId
  readonly title: string
  /** `YYYY-MM-DD`, or ISO time of the real start. */
  readonly heldOn: string
}

/**
 * Minutes of points that were held and are not approved, in the order they were held.
 * @param o.before the point, or the head of one that is being made: those before it alone
 */
export async function waitingMinutes(
  db: Handle | Transaction,
  {
    programmeId,
    before,
  }: { readonly programmeId: ProgrammeId; readonly before: PointId | Pick<PointHead, 'date' | 'startsAt'> },
): Promise<readonly WaitingMinutes[]> {
  const all = pointBodies(await pointsOf(db, programmeId), await statesOf(db, programmeId))
  const place = typeof before === 'string' ? all.findIndex(({ id }) => id === before) : -1
  const earlier =
    typeof before === 'string'
      ? all.slice(0, Math.max(0, place))
      : all.filter(({ head }) => `${head.date} ${head.startsAt}` <= `${before.date} ${before.startsAt}`)
  const waiting: WaitingMinutes[] = []
  for (const { id, head, state } of earlier) {
    if (state !== 'adjourned') continue
    const startedAt = (await findMeeting(db, id))?.stored?.meeting.startedAt
    waiting.push({ minutesOf: id, title: head.title, heldOn: startedAt ?? head.date })
  }
  return waiting
}

/** @returns the items for these minutes, as a new agenda begins with them. */
export function approvalEntries(waiting: readonly WaitingMinutes[], chair: string): readonly AgendaEntry[] {
  return waiting.map((each) => ({
    id: approvalItemId(each.minutesOf),
    kind: 'approval',
    title: approvalTitle(each),
    minutes: 5,
    owner: chair,
  }))
}

/** @returns which item is about which minutes. */
export function approvalTiesAt(pointId: PointId, waiting: readonly WaitingMinutes[]): readonly ApprovalTie[] {
  return waiting.map(({ minutesOf }) => ({ pointId, agendaItem: approvalItemId(minutesOf), minutesOf }))
}

/** Puts the items on an agenda, after those of their kind at its beginning. @returns the server's update; null when they stand there */
export function approvalItemsUpdate(
  doc: Y.Doc,
  { waiting, chair }: { readonly waiting: readonly WaitingMinutes[]; readonly chair: string },
): Uint8Array | null {
  return serverUpdate(doc, () => {
    for (const { id, kind, title, minutes, owner } of approvalEntries(waiting, chair)) {
      const agenda = readAgenda(doc)
      const agendaItem = agendaItemIdSchema.parse(id)
      if (agenda.items.has(agendaItem)) continue
      const before = agenda.order.find((each) => agenda.items.get(each)?.kind !== 'approval') ?? null
      const edit = { type: 'add-agenda-item', agendaItem, kind, title, minutes, owner, before } as const
      const plan = planPointEdit(agenda, edit, new Set(readRulings(doc).frozen.keys()))
      if (!plan.ok) throw new Error(`an approval was not put on an agenda: ${plan.refusal.code}`)
      writeChanges({ doc, kind: 'point', changes: plan.value, origin: 'server' })
    }
  })
}

/**
 * Minutes of earlier points that wait for the board come on a point's agenda by themselves, once: whoever takes them off has done so.
 * @param o.loaded with the point's room, held by the command
 * @returns the server's updates, and the rooms as they are with them
 */
export async function addApprovals(o: {
  readonly tx: Transaction
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly head: Pick<PointHead, 'chair'>
  readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
}): Promise<{ readonly updates: Ruling<unknown>['updates']; readonly loaded: ReadonlyMap<RoomName, LoadedRoom> }> {
  const { tx, programmeId, pointId, loaded } = o
  const tied = new Set((await approvalTies(tx, { pointId })).map(({ minutesOf }) => minutesOf))
  const all = await waitingMinutes(tx, { programmeId, before: pointId })
  const waiting = all.filter(({ minutesOf }) => !tied.has(minutesOf))
  await tieApprovals(tx, approvalTiesAt(pointId, waiting))
  const name = pointRoom(pointId)
  const room = loaded.get(name)
  if (room === undefined) throw new Error(`${name} was not asked for`)
  const doc = roomDocument(room)
  const payload = approvalItemsUpdate(doc, { waiting, chair: o.head.chair })
  doc.destroy()
  if (payload === null) return { updates: [], loaded }
  return { updates: [{ room: name, payload }], loaded: new Map([...loaded, [name, roomWith(room, payload)]]) }
}

/** The same for the same minutes, so that they are on an agenda once. */
function approvalItemId(minutesOf: PointId): AgendaItemId {
  return agendaItemIdSchema.parse(`protokoll-${sha256(minutesOf).slice(0, 16)}`)
}

/** In the words of the board's own documents, as the standard agenda is. */
function approvalTitle({ title, heldOn }: WaitingMinutes): string {
  const day = dayInWords(heldOn, 'nb')
  const beginning = 'Godkjenning av protokoll: '
  const room = titleMaxLength - beginning.length - day.length - 2
  return `${beginning}${title.length > room ? `${title.slice(0, room - 1)}…` : title}, ${day}`
}
