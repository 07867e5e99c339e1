// Boards and items for tests: a whole item of the few fields a test is about, a board of items in the order they are named.

import { fieldsOfItem, type Item, itemFromFields } from '../../shared/board/item.ts'
import { firstRanks } from '../../shared/board/rank.ts'
import { type Board, boardOf } from '../../shared/board/snapshot.ts'

type ItemParts = { readonly id: string } & { readonly [Key in Exclude<keyof Item, 'id'>]?: unknown }

/** @returns an item with these parts and calm values elsewhere. @throws when the parts break the schema. */
export function itemOf(parts: ItemParts): Item {
  const { id, ...rest } = parts
  const whole = {
    id,
    title: `Behov ${id}`,
    area: id.split('-')[0] ?? 'DD',
    kind: 1,
    who: [],
    phase: null,
    estimate: null,
    benefit: {},
    ready: {},
    needs: {},
    position: { list: 'queue', rank: firstRanks(1)[0] ?? '' },
    drivers: {},
    adoption: {},
    demand: {},
    preconditions: {},
    actorsReady: {},
    orderReason: '',
    realisedOn: null,
    ...rest,
    cut: {
      reason: '',
      cost: '',
      benefit: '',
      latestUsefulDate: null,
      status: 'possible',
      mayDecide: null,
      reversible: null,
      saving: [],
      ...(rest.cut as object | undefined),
    },
  }
  const item = itemFromFields(id, fieldsOfItem(whole as unknown as Item))
  if (!item.ok) throw new Error(`not an item: ${JSON.stringify(item.refusal)}`)
  return item.value
}

/** @returns a board whose queue is these items in this order. */
export function queueOf(parts: readonly ItemParts[]): Board {
  const ranks = firstRanks(parts.length)
  const items = parts.map((each, at) => itemOf({ ...each, position: { list: 'queue', rank: ranks[at] } }))
  return boardOf(new Map(items.map((item) => [item.id, item])))
}
