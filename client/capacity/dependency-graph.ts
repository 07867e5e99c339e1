// What needs what on a board, as lines of a picture: each with how it stands to the order. Pure. Called by the picture, the table behind it and the sentences above it.

import { type NeedState, needState } from '../../shared/board/dependencies.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'

export interface Dependency {
  readonly item: ItemId
  readonly needs: ItemId
  readonly why: string
  readonly state: NeedState
}

/** @returns every dependency between items of the board: those of the queue in its order, then those of the cut list */
export function dependenciesOf(board: Board): readonly Dependency[] {
  const places = new Map(board.queue.map((id, at) => [id, at + 1]))
  return [...board.queue, ...board.cut].flatMap((id) => {
    const item = board.items.get(id)
    const needs = Object.entries(item?.needs ?? {}) as [ItemId, string][]
    return needs.flatMap(([need, why]): readonly Dependency[] => {
      const state = needState({ items: board.items, places, id, need })
      return state === null ? [] : [{ item: id, needs: need, why, state }]
    })
  })
}

/** @returns whether the order goes against it */
export function isBroken({ state }: Pick<Dependency, 'state'>): boolean {
  return state === 'below' || state === 'cut'
}

/** @param area empty for all; else those with an end in the area, so that what it needs of others stays in the picture */
export function inArea(board: Board, dependencies: readonly Dependency[], area: string): readonly Dependency[] {
  if (area === '') return dependencies
  return dependencies.filter(({ item, needs }) => [item, needs].some((id) => board.items.get(id)?.area === area))
}

/** @returns the items at the ends of these, each once */
export function endsOf(dependencies: readonly Dependency[]): readonly ItemId[] {
  return [...new Set(dependencies.flatMap(({ item, needs }) => [needs, item]))]
}
