// Keys of the queue's list: from the pressed key on a row to walking, lifting, moving and opening. Called by queue-table.tsx.

import type { KeyboardEvent } from 'react'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import { listKey, walkTo } from '../item/list-keys.ts'
import type { ReorderHands } from '../item/use-reorder.ts'

export interface TableKeyOptions {
  /** Rows that are walked to, in order: items and lines. */
  readonly keys: readonly string[]
  readonly lifted: ItemId | null
  readonly hands: ReorderHands
  readonly mayMove: (id: ItemId) => boolean
  readonly onOpen: (id: ItemId) => void
  readonly onRename: (id: ItemId) => void
  readonly onWalk: (key: string) => void
}

/** @returns the handler for the list; keys inside fields and menus of a row are theirs. */
export function useTableKeys(o: TableKeyOptions): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement)) return
    const { key } = target.dataset
    // Only the row itself: a button or a field in it keeps its own keys.
    if (key === undefined) return
    const modifier = event.ctrlKey || event.metaKey || event.altKey
    const pressed = listKey({ key: event.key, lifted: o.lifted !== null, modifier })
    if (pressed === null) return
    if (pressed.kind === 'cancel' && event.key === 'Tab') {
      o.hands.cancel()
      return
    }
    if (pressed.kind === 'focus') {
      event.preventDefault()
      const next = o.keys[walkTo({ at: o.keys.indexOf(key), to: pressed.to, count: o.keys.length })]
      if (next !== undefined) o.onWalk(next)
      return
    }
    const id = itemIdSchema.safeParse(target.dataset.item)
    if (!id.success || (pressed.kind === 'lift' && !o.mayMove(id.data))) return
    event.preventDefault()
    switch (pressed.kind) {
      case 'lift':
        return o.hands.lift(id.data, 'keys')
      case 'step':
        return o.hands.step(pressed.rows)
      case 'end':
        return o.hands.toEnd(pressed.end)
      case 'drop': {
        const { lifted } = o
        o.hands.drop()
        if (lifted !== null) requestAnimationFrame(() => o.onWalk(lifted))
        return
      }
      case 'cancel':
        return o.hands.cancel()
      case 'open':
        return o.onOpen(id.data)
      case 'rename':
        return o.onRename(id.data)
    }
  }
}
