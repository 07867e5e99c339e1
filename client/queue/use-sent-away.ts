// The row that a person sends far away with «Flytt til plass …» takes her focus along; she herself stays where she is: the row that has come in
// its place gets the focus. A row sent within sight keeps it. Called by queue-table.tsx.

import { useCallback, useLayoutEffect, useRef } from 'react'
import type { ItemId } from '../../shared/ids.ts'

/** @returns tells that an item is about to be moved by its dialog. */
export function useSentAway(o: {
  readonly visible: readonly ItemId[]
  /** The row that has the focus, or had it last. */
  readonly active: string | null
  readonly rowPx: number
  /** Called with the row that now stands where the sent one stood. */
  readonly onStay: (id: ItemId) => void
}): (id: ItemId) => void {
  const { visible, active, rowPx, onStay } = o
  const sent = useRef<{ readonly id: ItemId; readonly from: number } | null>(null)
  useLayoutEffect(() => {
    const was = sent.current
    const to = was === null ? -1 : visible.indexOf(was.id)
    if (was === null || to === was.from) return
    sent.current = null
    const stays = visible[was.from]
    if (was.id === active && stays !== undefined && Math.abs(to - was.from) * rowPx > innerHeight) onStay(stays)
  }, [visible, active, rowPx, onStay])
  const now = useRef(visible)
  now.current = visible
  return useCallback((id) => {
    sent.current = { id, from: now.current.indexOf(id) }
  }, [])
}
