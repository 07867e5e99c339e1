// Filter of the queue: what is searched for and chosen, and which items that lets through. Pure; order is kept, identity too when
// nothing is filtered. Called by the queue page.

import { z } from 'zod'
import { type Item, isReady } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'

/** '' lets everything through. `search` looks in id and title, `who` among those who carry an item out. */
export const queueFilterSchema = z.object({
  search: z.string().max(200),
  area: z.string(),
  kind: z.string(),
  who: z.string(),
  ready: z.enum(['', 'ready', 'missing']),
})
export type QueueFilter = Readonly<z.infer<typeof queueFilterSchema>>

export const noFilter: QueueFilter = { search: '', area: '', kind: '', who: '', ready: '' }

/** @returns true when anything is held back. */
export function isFiltering(filter: QueueFilter): boolean {
  return Object.values(filter).some((value) => value.trim() !== '')
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
  if (filter.who !== '' && !item.who.some((actor) => actor === filter.who)) return false
  if (filter.ready !== '' && isReady(item) !== (filter.ready === 'ready')) return false
  const text = `${item.id} ${item.title}`.toLocaleLowerCase('nb')
  return words.every((word) => text.includes(word))
}
