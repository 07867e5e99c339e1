// Board content: the board a document holds, with the rich text of each description, as plain values. Called by the commands of this folder.

import type * as Y from 'yjs'
import type { RichNode } from '../../../shared/board/change.ts'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { BoardContent } from '../../domain/adoption-scene.ts'
import type { BoardMoment } from '../../domain/item-changes.ts'

/** @param doc of a board or of an alternative to one */
export function contentOfBoard(doc: Y.Doc): BoardContent {
  const board = readBoard(doc)
  const texts = new Map<ItemId, readonly RichNode[]>()
  for (const id of board.items.keys()) {
    const text = textOf(doc, 'board', id)
    texts.set(id, text === null ? [] : readRichText(text))
  }
  return { board, texts }
}

/** @param base the document an alternative began with */
export function contentOfBase(base: Uint8Array): BoardContent {
  const doc = freshDocument({ kind: 'alternative', updates: [base] })
  const content = contentOfBoard(doc)
  doc.destroy()
  return content
}

/** @returns the same with descriptions in plain text, as changes are told by */
export function momentOfContent({ board, texts }: BoardContent): BoardMoment {
  return { board, texts: new Map([...texts].map(([id, text]) => [id, plainText(text).trim()])) }
}
