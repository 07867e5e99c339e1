// Own agenda items: those of a point's agendas whose owner is one person, by the name the board writes. Called by inbox-view.ts.

import { readAgenda } from '../../../shared/document/records.ts'
import { internalRoom, pointRoom } from '../../../shared/ids.ts'
import type { WaitsForGiven } from '../../domain/waits-for.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'

type OwnItem = WaitsForGiven['agenda'][number]

/** @param o.internal whether she may read the internal agenda @returns in the order they are taken up, the open agenda's first */
export async function ownAgendaItems(
  { documentOf }: { readonly documentOf: DocumentOf },
  o: { readonly point: OwnItem['point']; readonly name: string; readonly internal: boolean },
): Promise<readonly OwnItem[]> {
  const { point, internal } = o
  const name = folded(o.name)
  if (name === '') return []
  const rooms = [
    { room: pointRoom(point.id), internal: false },
    ...(internal ? [{ room: internalRoom(point.id), internal: true }] : []),
  ]
  const found: OwnItem[] = []
  for (const each of rooms) {
    const kept = await documentOf(each.room)
    if (kept === null) continue
    const { items, order } = readAgenda(kept.doc)
    for (const id of order) {
      const item = items.get(id)
      if (item !== undefined && folded(item.owner) === name) found.push({ point, item, internal: each.internal })
    }
  }
  return found
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb')
}
