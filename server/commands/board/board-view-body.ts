// Board view body: a whole board as one canonical text: both lists in their order with every field and description, and what was settled on it. What
// the members saw, kept for ever. Called by the commands that start a session and that decide.

import type * as Y from 'yjs'
import { keptItem } from '../../../shared/board/kept-item.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { BoardThen } from '../../../shared/contract/deciding.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import type { SimulationRecord } from '../../../shared/frame/simulation-record.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { readRuledBoard } from './ruled-board.ts'

/** The lists, the frame and what was frozen, as a view has them. */
export type BoardOfView = Pick<BoardThen, 'queue' | 'cut' | 'frame' | 'frozen'>

/** @param doc a board's document; @param simulation of its queue; null where none could be worked out */
export function boardViewBody(doc: Y.Doc, simulation: SimulationRecord | null): string {
  const board = readBoard(doc)
  const { rulings } = readRuledBoard(doc)
  return canonicalJson({
    queue: listed(doc, board, board.queue),
    cut: listed(doc, board, board.cut),
    frame: rulings.frame,
    frozen: Object.fromEntries(rulings.frozen),
    scope: rulings.scope,
    streams: rulings.streams,
    simulation,
  })
}

/** @returns what such a text tells. */
export function boardOfView(body: string): BoardOfView {
  const { queue, cut, ...settled } = JSON.parse(body) as BoardOfView
  const read = (list: BoardOfView['queue']) => list.map((each) => ({ ...each, item: keptItem(each.item) }))
  return { ...settled, queue: read(queue), cut: read(cut) }
}

function listed(doc: Y.Doc, board: Board, ids: readonly ItemId[]): readonly unknown[] {
  return ids.map((id) => {
    const text = textOf(doc, 'board', id)
    return { item: board.items.get(id), description: text === null ? [] : readRichText(text) }
  })
}
