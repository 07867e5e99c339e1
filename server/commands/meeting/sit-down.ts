// Sitting down: the board as it is when the members begin is kept, approvals that wait are put on the agenda, and every agenda item gets its
// place in the minutes and stays on its agenda; later, also an item that comes up, and who takes no part in one. Called by meeting-fixes.ts.

import { readAgenda } from '../../../shared/document/records.ts'
import { keepingUpdate, recusingUpdate } from '../../../shared/document/rulings.ts'
import { type AgendaItemId, boardRoom, minutesRoom, type RoomName } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import { tellViews } from '../board/ruled-board.ts'
import { addApprovals } from '../minutes/approval-items.ts'
import { outcomesUpdate } from '../minutes/outcomes-update.ts'
import { boardNow } from './board-now.ts'
import { agendasOf, type FixAsked, type Fixed, nothing, reading } from './fix-asked.ts'

/** The board as the members see it when they sit down, and a place in the minutes for every item, which stays on its agenda from then on. */
export async function sitDown(asked: FixAsked): Promise<Fixed> {
  const { head } = await boardNow(asked)
  const room = boardRoom(asked.programmeId)
  const told = reading(asked, room, (doc) => tellViews(doc, head))
  const added = await addApprovals(asked)
  const now = { ...asked, loaded: added.loaded }
  const { updates, raisesEpoch } = inMinutes(now, { rooms: agendasOf(asked.pointId), items: onAgenda(now) })
  return { updates: [...(told === null ? [] : [{ room, payload: told }]), ...added.updates, ...updates], raisesEpoch }
}

/** Whoever takes no part in an item writes nothing of what came of it, from the row that says so. */
export function tellRecused(asked: FixAsked): Fixed {
  const room = minutesRoom(asked.pointId)
  const payload = reading(asked, room, (doc) => recusingUpdate(doc, asked.meeting.recusals))
  return payload === null ? nothing : { updates: [{ room, payload }], raisesEpoch: true }
}

/** Items of both agendas, as they stand while the command holds them. */
export function onAgenda(asked: FixAsked): readonly AgendaItemId[] {
  return agendasOf(asked.pointId).flatMap((room) => reading(asked, room, (doc) => readAgenda(doc).order))
}

/** An item that comes up belongs to the minutes, also one that was put on the agenda since. */
export function takeUp(asked: FixAsked, current: NonNullable<Meeting['current']>): Fixed {
  return inMinutes(asked, {
    rooms: [agendaRoom({ pointId: asked.pointId, internal: current.internal })],
    items: [current.item],
  })
}

/** Each of these items has its place in the minutes, and stays on its agenda. */
function inMinutes(
  asked: FixAsked,
  { rooms, items }: { readonly rooms: readonly RoomName[]; readonly items: readonly string[] },
): Fixed {
  const room = minutesRoom(asked.pointId)
  // The one builds on the other.
  const { outcomes, recusals } = reading(asked, room, (doc) => ({
    outcomes: outcomesUpdate(doc, items),
    recusals: recusingUpdate(doc, asked.meeting.recusals),
  }))
  const kept = rooms.flatMap((agenda) => {
    const payload = reading(asked, agenda, (doc) =>
      keepingUpdate(
        doc,
        [...readAgenda(doc).items.values()].filter(({ id }) => items.includes(id)),
      ),
    )
    return payload === null ? [] : [{ room: agenda, payload }]
  })
  const told = [outcomes, recusals].flatMap((payload) => (payload === null ? [] : [{ room, payload }]))
  return { updates: [...told, ...kept], raisesEpoch: kept.length > 0 || recusals !== null }
}
