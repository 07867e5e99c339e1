// Keys of the queue's list: from the pressed key on a row to walking, lifting, moving and opening. Called by queue-table.tsx.

import type { KeyboardEvent } from 'react'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import { listKey, walkTo } from '../item/list-keys.ts'
import type { ReorderHands } from '../item/use-reorder.ts'

export interface TableKeyOptions {
  readonly visible: readonly ItemId[]
  readonly lifted: ItemId | null
  readonly hands: ReorderHands
  readonly mayMove: (id: ItemId) => boolean
  readonly onOpen: (id: ItemId) => void
  readonly onRename: (id: ItemId) => void
  readonly onWalk: (id: ItemId) => void
}

/** @returns the handler for the list; keys inside fields and menus of a row are theirs. */
export function useTableKeys(o: TableKeyOptions): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement)) return
    const id = itemIdSchema.safeParse(target.dataset.item)
    // Only the row itself: a button or a field in it keeps its own keys.
    if (!id.success) return
    const modifier = event.ctrlKey || event.metaKey || event.altKey
    const pressed = listKey({ key: event.key, lifted: o.lifted !== null, modifier })
    if (pressed === null) return
    if (pressed.kind === 'cancel' && event.key === 'Tab') {
      o.hands.cancel()
      return
    }
    if (pressed.kind === 'lift' && !o.mayMove(id.data)) return
    event.preventDefault()
    switch (pressed.kind) {
      case 'focus': {
        const next = o.visible[walkTo({ at: o.visible.indexOf(id.data), to: pressed.to, count: o.visible.length })]
        if (next !== undefined) o.onWalk(next)
        return
      }
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
