// The queue under heads: by area, by delivery stream, by receiving organisation. Pure; each group keeps the order it is given. An item with several
// receivers stands in each of their groups; what belongs nowhere stands last. Called by the queue page.

import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { RowGroup } from './queue-rows.ts'

/** A group before its items are found: where an item belongs is asked by its id. */
export interface GroupName {
  readonly id: string
  readonly name: string
}

/**
 * @param o.heads groups in the order they are shown
 * @param o.belongs ids of the groups an item stands in
 * @param o.rest the head of what belongs to none
 * @returns groups that have items, and heads with none only where they are asked to stay
 */
export function groupsOf(o: {
  readonly order: readonly ItemId[]
  readonly items: ReadonlyMap<ItemId, Item>
  readonly heads: readonly GroupName[]
  readonly belongs: (item: Item) => readonly string[]
  readonly rest: GroupName
}): readonly RowGroup[] {
  const found = new Map<string, ItemId[]>([...o.heads, o.rest].map(({ id }) => [id, []]))
  for (const id of o.order) {
    const item = o.items.get(id)
    if (item === undefined) continue
    const groups = o.belongs(item).filter((group) => found.has(group))
    for (const group of groups.length === 0 ? [o.rest.id] : groups) found.get(group)?.push(id)
  }
  return [...o.heads, o.rest].flatMap(({ id, name }) => {
    const items = found.get(id) ?? []
    return items.length === 0 ? [] : [{ id, name, items }]
  })
}

/** A delivery stream as the board has decided it. */
export interface DecidedStream {
  readonly name: string
  /** The mandate and the wording: the stream holds the items these name. */
  readonly words: string
}

/** @returns the ids of items by the stream whose mandate names them; a later decision on a stream of the same name takes the place of the earlier. */
export function itemsOfStreams(newestFirst: readonly DecidedStream[]): ReadonlyMap<string, ReadonlySet<string>> {
  const streams = new Map<string, ReadonlySet<string>>()
  for (const { name, words } of newestFirst) {
    if (!streams.has(name)) streams.set(name, new Set(words.match(/\b[A-Z][A-Z0-9]{0,7}-[A-Z0-9]{1,8}\b/g) ?? []))
  }
  return streams
}
