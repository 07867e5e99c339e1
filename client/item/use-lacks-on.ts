// What stands in the way of deciding on items, as a board stands now; nothing while it is on its way. The same conclusion as the server's answers,
// drawn as people write. Called by the wordings and the call of a point, by a meeting, and by the dialog that registers a decision.

import { useMemo, useSyncExternalStore } from 'react'
import { type WordingLack, wordingLacks } from '../../shared/deciding/wording-lacks.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { LiveRoom } from '../live/live-room.ts'

/** @param room the board's. @returns what tells it of the items a case is about */
export function useLacksOn(room: LiveRoom): (linked: readonly ItemId[]) => readonly WordingLack[] {
  const listen = (listener: () => void) => room.subscribe(listener)
  const board = useSyncExternalStore(listen, () => room.board())
  const frozen = useSyncExternalStore(listen, () => room.rulings().frozen)
  const isLoading = useSyncExternalStore(listen, () => room.phase().name === 'loading')
  return useMemo(() => {
    const itemOf = (id: ItemId) => board.items.get(id) ?? null
    const frozenBy = (id: ItemId) => frozen.get(id) ?? null
    return (linked: readonly ItemId[]) => (isLoading ? [] : wordingLacks({ linked, itemOf, frozenBy }))
  }, [board, frozen, isLoading])
}
