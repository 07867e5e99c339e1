// The calculated order beside the decided one: each item's place in it, and how far the board has put the item from there. Worked out anew only when
// an item, the order or what the programme reckons with has become another. Called by queue-page.tsx.

import { useMemo } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { calculatedOrder, departures } from '../../shared/priority/calculated-order.ts'

export interface Calculated {
  readonly order: readonly ItemId[]
  /** Decided place − calculated place; items of which nothing is calculated are not there. */
  readonly departures: ReadonlyMap<ItemId, number>
}

const none: Calculated = { order: [], departures: new Map() }

export function useCalculated(board: Board, steering: Steering | null): Calculated {
  return useMemo(
    () =>
      steering === null
        ? none
        : {
            order: calculatedOrder(
              board.queue.flatMap((id) => board.items.get(id) ?? []),
              steering,
            ),
            departures: departures(board, steering),
          },
    [board, steering],
  )
}
