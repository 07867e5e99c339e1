// Filter of the queue: what is searched for and chosen, and which items that lets through. Pure; order is kept, identity too when
// nothing is filtered. Called by the queue page.

import { type Item, isReady } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'

/** '' lets everything through. `search` looks in id and title. */
export interface QueueFilter {
  readonly search: string
  readonly area: string
  readonly kind: string
  readonly ready: '' | 'ready' | 'missing'
}

export const noFilter: QueueFilter = { search: '', area: '', kind: '', ready: '' }

/** @returns true when anything is held back. */
export function isFiltering(filter: QueueFilter): boolean {
  return filter.search.trim() !== '' || filter.area !== '' || filter.kind !== '' || filter.ready !== ''
}

/** @returns the ids that pass, in the same order; the very same list when the filter lets everything through. */
export function filterItems(o: {
  readonly order: readonly ItemId[]
  readonly items: ReadonlyMap<ItemId, Item>
  readonly filter: QueueFilter
}): readonly ItemId[] {
  if (!isFiltering(o.filter)) return o.order
  const words = o.filter.search.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean)
  return o.order.filter((id) => {
    const item = o.items.get(id)
    return item !== undefined && passes({ item, filter: o.filter, words })
  })
}

function passes(o: { item: Item; filter: QueueFilter; words: readonly string[] }): boolean {
  const { item, filter, words } = o
  if (filter.area !== '' && item.area !== filter.area) return false
  if (filter.kind !== '' && String(item.kind) !== filter.kind) return false
  if (filter.ready !== '' && isReady(item) !== (filter.ready === 'ready')) return false
  const text = `${item.id} ${item.title}`.toLocaleLowerCase('nb')
  return words.every((word) => text.includes(word))
}
