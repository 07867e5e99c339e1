// A board's document made of the updates that lead to it, and what it says, a few milliseconds at a time. Called by what reads the log back in time.

import * as Y from 'yjs'
import { updateSlices } from '../../../shared/contract/update-slices.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { BoardMoment } from '../../domain/item-changes.ts'

/** An update from this size on is cut. */
const largeBytes = 100_000
const structsPerSlice = 1_500

/** @returns the document these updates lead to; for the caller to destroy */
export async function documentOf(updates: readonly Uint8Array[], breathe: () => Promise<void>): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of updates) {
    for (const slice of slicesOf(update)) {
      Y.applyUpdate(doc, slice)
      await breathe()
    }
  }
  return doc
}

/** What cannot be cut is taken whole. */
function slicesOf(update: Uint8Array): readonly Uint8Array[] {
  if (update.byteLength < largeBytes) return [update]
  try {
    return [...updateSlices(update, structsPerSlice)]
  } catch {
    return [update]
  }
}

/** @returns the board a document holds, with the plain text of each description */
export async function momentOf(doc: Y.Doc, breathe: () => Promise<void>): Promise<BoardMoment> {
  const board = readBoard(doc)
  const texts = new Map<ItemId, string>()
  for (const id of board.items.keys()) {
    texts.set(id, textIn(doc, id))
    await breathe()
  }
  return { board, texts }
}

/** The same without a pause, for a document that others may change or let go of meanwhile. */
export function momentAtOnce(doc: Y.Doc): BoardMoment {
  const board = readBoard(doc)
  const texts = new Map<ItemId, string>()
  for (const id of board.items.keys()) texts.set(id, textIn(doc, id))
  return { board, texts }
}

function textIn(doc: Y.Doc, id: ItemId): string {
  const text = textOf(doc, 'board', id)
  return text === null ? '' : plainText(readRichText(text)).trim()
}
