// What a row says of what its item needs: each id, and where it stands when that is lower. One text per row, so that a row is drawn again only
// when it says something else. Pure. Called by queue-table.tsx, read back by row-needs.tsx.

import { needState } from '../../shared/board/dependencies.ts'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'

/** One thing an item needs. `place` is given only when the need stands below it; 0 = on the cut list. */
export interface NeedWord {
  readonly id: string
  readonly below: number | null
}

/** @returns `DD-1 KI-2:4 KI-9:0`: broken ones first, so that a warning is never the one that is left out. */
export function needWords(o: {
  readonly item: Item
  readonly places: ReadonlyMap<ItemId, number>
  readonly items: ReadonlyMap<ItemId, Item>
}): string {
  const broken: string[] = []
  const calm: string[] = []
  for (const id of Object.keys(o.item.needs) as ItemId[]) {
    const state = needState({ items: o.items, places: o.places, id: o.item.id, need: id })
    if (state === 'below' || state === 'cut') broken.push(`${id}:${o.places.get(id) ?? 0}`)
    else calm.push(id)
  }
  return [...broken, ...calm].join(' ')
}

/** @returns the words read back. */
export function readNeedWords(text: string): readonly NeedWord[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [id = '', below] = word.split(':')
      return { id, below: below === undefined ? null : Number(below) }
    })
}
