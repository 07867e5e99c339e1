// The calculated order: what gives most adopted benefit per expected million first. Every input is the item's own, so that an item that is
// added, moved or taken away changes no other's figure. It stands beside the order the board decides, and never reorders it.
// Called by the queue, the drawer and the server's records. Source: product.md, "benefit per million kroner, absolute inputs".

import type { Item } from '../board/item.ts'
import type { Board } from '../board/snapshot.ts'
import { expectedCost } from '../frame/expected-cost.ts'
import type { Steering } from '../frame/steering.ts'
import type { ItemId } from '../ids.ts'
import { benefitFigures } from './adopted-benefit.ts'

/**
 * Adopted benefit in points per expected MNOK of the programme's price year.
 * @returns null when there is no estimate, its expected cost is nothing, or nobody has marked the benefit
 */
export function benefitPerMillion(item: Item, steering: Steering): number | null {
  const known = figures.get(steering) ?? new WeakMap<Item, number | null>()
  figures.set(steering, known)
  const was = known.get(item)
  if (was !== undefined) return was
  const figure = reckoned(item, steering)
  known.set(item, figure)
  return figure
}

/** An item and a steering never change; every place of an order asks for all of them. */
const figures = new WeakMap<Steering, WeakMap<Item, number | null>>()

function reckoned(item: Item, steering: Steering): number | null {
  if (item.estimate === null || Object.keys(item.benefit).length === 0) return null
  const mnok = expectedCost(item.estimate, steering)
  return mnok > 0 ? benefitFigures(item, steering).adopted / mnok : null
}

/** @returns the ids by falling benefit per million; the same figure by id; those without a figure last, by id. */
export function calculatedOrder(items: Iterable<Item>, steering: Steering): readonly ItemId[] {
  return [...items]
    .map((item) => ({ id: item.id, figure: benefitPerMillion(item, steering) ?? -1 }))
    .sort((a, b) => b.figure - a.figure || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/**
 * How far each item of the queue stands from its calculated place: decided place − calculated place, so that 4 is four places further down
 * than the figures say, and −4 four places further up.
 * @returns only items that have a figure: of the others nothing is calculated
 */
export function departures(board: Board, steering: Steering): ReadonlyMap<ItemId, number> {
  const items = board.queue.flatMap((id) => board.items.get(id) ?? [])
  const calculated = new Map(calculatedOrder(items, steering).map((id, at) => [id, at]))
  return new Map(
    items.flatMap((item, at) =>
      benefitPerMillion(item, steering) === null ? [] : [[item.id, at - (calculated.get(item.id) ?? at)] as const],
    ),
  )
}
