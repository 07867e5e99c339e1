// What a meeting did not come to: what is left on its agendas, where things went, and what came from other points. Internal items are absent for those
// who may not read what is internal. Called by the route of untreated items.

import type { UntreatedBody } from '../../../shared/contract/meeting.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import type { PointId, ProgrammeId } from '../../../shared/ids.ts'
import { isStandardItem } from '../../domain/seed-agenda.ts'
import { carriedAt } from '../../store/carried-items.ts'
import { isUntreated } from '../../store/carried-rows.ts'
import { pointStanding } from '../../store/point-standing.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { agendaRoom } from './agenda-place.ts'

/** @returns null for a point of another programme */
export async function untreatedAt(
  context: Pick<CommandContext, 'database' | 'log' | 'programmes'>,
  o: { readonly programmeId: ProgrammeId; readonly pointId: PointId; readonly internal: boolean },
): Promise<UntreatedBody | null> {
  const { db } = context.database
  const { programmeId, pointId } = o
  const here = await pointStanding(db, o)
  const programme = await context.programmes.get(programmeId)
  if (here === null || programme === null) return null
  const rows = (await carriedAt(db, pointId)).filter(({ internal }) => o.internal || !internal)
  const named = async (id: PointId | null) => {
    const point = id === null ? null : await pointStanding(db, { programmeId, pointId: id })
    return point && { id: point.id, title: point.head.title, date: point.head.date }
  }
  const went: UntreatedBody['went'] = []
  const came: UntreatedBody['came'] = []
  for (const { fromPoint, fromItem, toPoint, toItem } of rows) {
    if (fromPoint === pointId) went.push({ item: fromItem, to: await named(toPoint) })
    const from = toPoint === pointId ? await named(fromPoint) : null
    if (from !== null && toItem !== null) came.push({ item: toItem, from })
  }
  const hasSat = here.state === 'in-session' || here.state === 'adjourned' || here.state === 'approved'
  const left: UntreatedBody['left'] = []
  for (const internal of hasSat ? (o.internal ? [false, true] : [false]) : []) {
    const loaded = await context.log.load(agendaRoom({ pointId, internal }))
    if (loaded === null) continue
    const doc = roomDocument(loaded)
    const { order, items } = readAgenda(doc)
    doc.destroy()
    for (const id of order) {
      const item = items.get(id)
      if (item === undefined || went.some((each) => each.item === id)) continue
      const { kind, title } = item
      if ((await isUntreated(db, { pointId, item: id })).ok)
        left.push({ item: id, internal, kind, title, recurs: isStandardItem(programme.structure.questions, item) })
    }
  }
  return { left, went, came }
}
