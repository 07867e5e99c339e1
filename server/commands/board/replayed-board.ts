// Replayed board: a board at a moment and now, and who wrote each field last in between, read off the log row by row. A few milliseconds at a
// time, so that a long absence keeps nobody else waiting. Called by changes-since.ts.

import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/records.ts'
import { type BoardMoment, type Touch, type TouchOf, wholeItem } from '../../domain/item-changes.ts'
import { breathing } from '../../store/breathing.ts'
import type { LogRow } from '../../store/log-row.ts'
import type { LogSince } from '../../store/log-since.ts'
import { documentOf, momentOf } from './board-document.ts'

export interface ReplayedBoard {
  readonly before: BoardMoment
  readonly now: BoardMoment
  readonly touchOf: TouchOf
}

export async function replayedBoard({ before, after }: LogSince): Promise<ReplayedBoard> {
  const touches: Touches = new Map()
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
    return { before: then, now, touchOf: (item, field) => lastTouch(touches.get(item), field) }
  } finally {
    doc.destroy()
  }
}

/** By item and field. Whoever takes an item away or adds it has touched all of it, and nobody before counts any more. */
type Touches = Map<string, Map<string, Touch>>

function lastTouch(ofItem: ReadonlyMap<string, Touch> | undefined, field: string): Touch | null {
  return ofItem?.get(field) ?? ofItem?.get(wholeItem) ?? null
}

async function replay(
  doc: Y.Doc,
  o: { readonly rows: readonly LogRow[]; readonly touches: Touches; readonly breathe: () => Promise<void> },
): Promise<void> {
  const records = recordsOf(doc, 'board')
  let touch: Touch | null = null
  const note = (item: string, field: string): void => {
    if (touch === null) return
    const ofItem = o.touches.get(item)
    if (field === wholeItem || ofItem === undefined) o.touches.set(item, new Map([[field, touch]]))
    else ofItem.set(field, touch)
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
