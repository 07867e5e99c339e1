// Words of a room: what can be found in its document: needs with their descriptions, agenda items with their notes, and what came of them. Pure. Called by
// refresh-index.ts.

import type * as Y from 'yjs'
import { readAgenda, readBoard, readMinutes, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { Room } from '../../../shared/ids.ts'
import { foundBegins, foundEnds, type SearchEntry } from '../../store/search-index.ts'

/** @returns an entry for each record that stands */
export function wordsOfRoom(doc: Y.Doc, room: Room): readonly SearchEntry[] {
  const text = (id: string): string => {
    const rich = textOf(doc, room.kind, id)
    return rich === null ? '' : findable(plainText(readRichText(rich)))
  }
  switch (room.kind) {
    case 'board': {
      const { items } = readBoard(doc)
      return [...items.values()].map(({ id, title, cut }) => ({
        kind: 'item',
        key: id,
        audience: 'all',
        title: findable(`${id} ${title}`),
        body: [text(id), cut.reason, cut.cost, cut.benefit]
          .map(findable)
          .filter((part) => part !== '')
          .join('\n'),
      }))
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
