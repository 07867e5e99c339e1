// Replayed board: a board at a moment and now, and who wrote each field last in between, read off the log row by row. A few milliseconds at a
// time, so that a long absence keeps nobody else waiting. Called by changes-since.ts.

import * as Y from 'yjs'
import { updateSlices } from '../../../shared/contract/update-slices.ts'
import { readBoard, recordsOf, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { type BoardMoment, type Touch, type TouchOf, wholeItem } from '../../domain/item-changes.ts'
import { breathing } from '../../store/breathing.ts'
import type { LogRow } from '../../store/log-row.ts'
import type { LogSince } from '../../store/log-since.ts'

export interface ReplayedBoard {
  readonly before: BoardMoment
  readonly now: BoardMoment
  readonly touchOf: TouchOf
}

export async function replayedBoard({ before, after }: LogSince): Promise<ReplayedBoard> {
  const touches = new Map<string, Touch>()
  const breathe = breathing()
  let doc = await documentOf(before, breathe)
  try {
    const then = await momentOf(doc, breathe)
    for (const [index, rows] of after.entries()) {
      const [seed, ...rest] = rows
      if (index > 0 && seed !== undefined) {
        // The same document, written anew by the server: nothing of it is anybody's change.
        doc.destroy()
        doc = await documentOf([seed.payload], breathe)
      }
      await replay(doc, { rows: index > 0 ? rest : rows, touches, breathe })
    }
    const now = await momentOf(doc, breathe)
    return { before: then, now, touchOf: (item, field) => touches.get(`${item}/${field}`) ?? null }
  } finally {
    doc.destroy()
  }
}

/** An update from this size on is cut. */
const largeBytes = 100_000
const structsPerSlice = 1_500

async function documentOf(updates: readonly Uint8Array[], breathe: () => Promise<void>): Promise<Y.Doc> {
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

async function replay(
  doc: Y.Doc,
  o: { readonly rows: readonly LogRow[]; readonly touches: Map<string, Touch>; readonly breathe: () => Promise<void> },
): Promise<void> {
  const records = recordsOf(doc, 'board')
  let touch: Touch | null = null
  const note = (item: string, field: string): void => {
    if (touch !== null) o.touches.set(`${item}/${field}`, touch)
  }
  const watch = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { path, keys } of events) {
      const [item, field] = path
      if (item === undefined) for (const id of keys.keys()) note(id, wholeItem)
      else if (field === undefined) for (const key of keys.keys()) note(`${item}`, key)
      else note(`${item}`, `${field}`)
    }
  }
  records.observeDeep(watch)
  for (const row of o.rows) {
    touch = { by: row.actor, at: row.at }
    Y.applyUpdate(doc, row.payload)
    await o.breathe()
  }
  records.unobserveDeep(watch)
}

async function momentOf(doc: Y.Doc, breathe: () => Promise<void>): Promise<BoardMoment> {
  const board = readBoard(doc)
  const texts = new Map<ItemId, string>()
  for (const id of board.items.keys()) {
    const text = textOf(doc, 'board', id)
    if (text !== null) texts.set(id, plainText(readRichText(text)).trim())
    await breathe()
  }
  return { board, texts }
}
