// Words of a room: what can be found in its document: needs with their descriptions, agenda items with their notes, and what came of them; a few
// milliseconds at a time, since a board may have thousands. Called by refresh-index.ts.

import type * as Y from 'yjs'
import { readAgenda, readBoard, readMinutes, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { Room } from '../../../shared/ids.ts'
import { foundBegins, foundEnds, type SearchEntry } from '../../store/search-index.ts'

/** @param doc nobody else's, since it is read with pauses @returns an entry for each record that stands */
export async function wordsOfRoom(
  doc: Y.Doc,
  room: Exclude<Room, { kind: 'alternative' }>,
  breathe: () => Promise<void>,
): Promise<readonly SearchEntry[]> {
  const text = (id: string): string => {
    const rich = textOf(doc, room.kind, id)
    return rich === null ? '' : findable(plainText(readRichText(rich)))
  }
  switch (room.kind) {
    case 'board': {
      const { items } = readBoard(doc)
      const entries: SearchEntry[] = []
      for (const { id, title, cut } of items.values()) {
        const parts = [text(id), cut.reason, cut.cost, cut.benefit].map(findable)
        const body = parts.filter((part) => part !== '').join('\n')
        entries.push({ kind: 'item', key: id, audience: 'all', title: findable(`${id} ${title}`), body })
        await breathe()
      }
      return entries
    }
    case 'point':
    case 'internal':
      return [...readAgenda(doc).items.values()].map(({ id, title }) => ({
        kind: 'agenda',
        key: `${room.pointId}/${id}`,
        audience: room.kind === 'internal' ? 'inner' : 'all',
        title: findable(title),
        body: text(id),
      }))
    case 'minutes': {
      const entries = [...readMinutes(doc).entries.values()]
      return entries.flatMap(({ id }): SearchEntry[] => {
        const body = text(id)
        return body === ''
          ? []
          : [{ kind: 'minutes', key: `${room.pointId}/${id}`, audience: 'inner', title: '', body }]
      })
    }
  }
}

/** @returns the text without the marks that tell where something was found */
export function findable(text: string): string {
  return text.replaceAll(foundBegins, '').replaceAll(foundEnds, '').trim()
}
