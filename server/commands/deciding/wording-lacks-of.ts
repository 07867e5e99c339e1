// Wording lacks of a point: for each case that has wordings, what stands in the way of deciding on its items, read from the agendas and the board as the log
// has them. Of the linked items alone, so that it costs little whatever the board holds. Called by deciding-view.ts.

import { type WordingLack, wordingLacks } from '../../../shared/deciding/wording-lacks.ts'
import { readAgendaItem, readItem, recordsOf } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { type AgendaItemId, boardRoom, type PointId, type ProgrammeId, type RoomName } from '../../../shared/ids.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import type { KeptDocument } from '../documents/kept-documents.ts'

/** @param o.cases those with wordings and without a decision. @returns what is lacking by case; a case that is on no agenda lacks nothing */
export async function wordingLacksOf(o: {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly cases: readonly { readonly agendaItem: AgendaItemId; readonly internal: boolean }[]
  readonly documentOf: (room: RoomName) => Promise<KeptDocument | null>
}): Promise<ReadonlyMap<AgendaItemId, readonly WordingLack[]>> {
  const linked = new Map<AgendaItemId, Parameters<typeof wordingLacks>[0]['linked']>()
  for (const internal of [false, true]) {
    const cases = o.cases.filter((each) => each.internal === internal)
    const kept = cases.length === 0 ? null : await o.documentOf(agendaRoom({ pointId: o.pointId, internal }))
    if (kept === null) continue
    const records = recordsOf(kept.doc, internal ? 'internal' : 'point')
    for (const { agendaItem } of cases) {
      const item = readAgendaItem(agendaItem, records.get(agendaItem))
      if (item.ok && item.value.linked.length > 0) linked.set(agendaItem, item.value.linked)
    }
  }
  const board = linked.size === 0 ? null : await o.documentOf(boardRoom(o.programmeId))
  if (board === null) return new Map()
  const items = recordsOf(board.doc, 'board')
  const { frozen } = readRulings(board.doc)
  return new Map(
    [...linked].map(([agendaItem, ids]) => {
      const lacks = wordingLacks({
        linked: ids,
        itemOf: (id) => {
          const item = readItem(id, items.get(id))
          return item.ok ? item.value : null
        },
        frozenBy: (id) => frozen.get(id) ?? null,
      })
      return [agendaItem, lacks] as const
    }),
  )
}
