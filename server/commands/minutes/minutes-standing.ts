// Minutes standing: what is known of a point's minutes beside what they say: their editions, where their approval is on an agenda, and where it could
// be; and the command that puts it there. Nothing internal is in it: approvals stand on open agendas. Called by server/http/minutes/minutes.ts.

import type { MinutesBody, NamedPoint } from '../../../shared/contract/minutes.ts'
import { type PointId, type ProgrammeId, pointRoom } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { heldOn } from '../../../shared/point/held-on.ts'
import { hasBeenUp } from '../../domain/minutes-approval.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { findMeeting, statesOf } from '../../store/meetings.ts'
import { type ApprovalTie, approvalTies, tieApprovals } from '../../store/minutes-approvals.ts'
import { editionsOf } from '../../store/minutes-editions.ts'
import { openPoint } from '../../store/point-standing.ts'
import { pointsOf } from '../../store/points.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { pointBodies } from '../points/point-bodies.ts'
import { approvalItemsUpdate, approvalTiesAt, waitingMinutes } from './approval-items.ts'
import { approvalsOn, circulatedAt } from './minutes-approval.ts'

interface Place {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

const mayStillTake: ReadonlySet<NamedPoint['state']> = new Set(['draft', 'called', 'in-session'])

export async function minutesStanding(
  context: Pick<CommandContext, 'database' | 'log'>,
  place: Place,
): Promise<MinutesBody> {
  const { db } = context.database
  const { programmeId, pointId } = place
  const order = await inOrder(db, programmeId)
  const later = order.slice(order.findIndex(({ id }) => id === pointId) + 1)
  const approvals: MinutesBody['approvals'] = []
  for (const point of later) {
    const ties = await approvalTies(db, { pointId: point.id, minutesOf: pointId })
    const items = await standing(context, ties)
    if (items.length === 0) continue
    const meeting = (await findMeeting(db, point.id))?.stored?.meeting ?? null
    const circulated = await circulatedAt(db, { programmeId, pointId: point.id })
    approvals.push(
      ...items.map((item) => ({
        point: { ...point, date: heldOn(point, meeting) },
        item,
        isUp: meeting !== null && hasBeenUp(meeting, item),
        isCirculated: circulated.has(item),
      })),
    )
  }
  const own = await approvalTies(db, { pointId })
  const stand = new Set(await standing(context, own))
  const approves: MinutesBody['approves'] = []
  for (const point of order) {
    const items = own.filter(({ agendaItem, minutesOf }) => minutesOf === point.id && stand.has(agendaItem))
    if (items.length === 0) continue
    const held = (await findMeeting(db, point.id))?.stored?.meeting ?? null
    const named = { ...point, date: heldOn(point, held) }
    approves.push(...items.map(({ agendaItem: item }) => ({ item, point: named })))
  }
  return {
    editions: (await editionsOf(db, place)).map(({ number, approvedAt }) => ({
      number,
      approvedAt: approvedAt.toISOString(),
    })),
    approvals,
    later: later.filter(({ state }) => mayStillTake.has(state)),
    approves,
  }
}

/** @returns of these ties, all of one point, the items that stand on its agenda. */
async function standing({ log }: Pick<CommandContext, 'log'>, ties: readonly ApprovalTie[]) {
  const [first] = ties
  return first === undefined ? [] : approvalsOn(await log.load(pointRoom(first.pointId)), ties)
}

async function inOrder(db: Handle | Transaction, programmeId: ProgrammeId): Promise<readonly NamedPoint[]> {
  return pointBodies(await pointsOf(db, programmeId), await statesOf(db, programmeId)).map(({ id, head, state }) => ({
    id,
    title: head.title,
    date: head.date,
    state,
  }))
}

/**
 * Puts the approval of minutes on the agenda of a later point; where it stands already nothing changes.
 * @returns NOT_ADJOURNED or CLOSED by where the minutes are, APPROVAL_MISSING for a point that is not later, CLOSED, CANCELLED or
 * ALREADY_ADJOURNED by where that one is
 */
export function askApproval(
  context: Pick<CommandContext, 'database' | 'rooms'>,
  { programmeId, pointId, at }: Place & { readonly at: PointId },
): Promise<Outcome<true>> {
  const room = pointRoom(at)
  return commitRuling(context.database, {
    programmeId,
    rooms: [room],
    run: async (tx, loaded) => {
      const asked = await openPoint(tx, { programmeId, pointId })
      if (!asked.ok) return asked
      if (asked.value.state !== 'adjourned') return refuse('NOT_ADJOURNED')
      const taking = await openPoint(tx, { programmeId, pointId: at })
      if (!taking.ok) return taking
      if (!mayStillTake.has(taking.value.state)) return refuse('ALREADY_ADJOURNED')
      const all = await waitingMinutes(tx, { programmeId, before: at })
      const waiting = all.filter(({ minutesOf }) => minutesOf === pointId)
      if (waiting.length === 0) return refuse('APPROVAL_MISSING')
      const ties = await approvalTies(tx, { pointId: at, minutesOf: pointId })
      const held = loaded.get(room)
      if (held === undefined) throw new Error(`${room} was asked for`)
      if (approvalsOn(held, ties).length > 0) return done({ value: true, updates: [], raisesEpoch: false })
      await tieApprovals(tx, approvalTiesAt(at, waiting))
      const doc = roomDocument(held)
      const payload = approvalItemsUpdate(doc, { waiting, chair: taking.value.head.chair })
      doc.destroy()
      return done({ value: true, updates: payload === null ? [] : [{ room, payload }], raisesEpoch: false })
    },
  })
}
