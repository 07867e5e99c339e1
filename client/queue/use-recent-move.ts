// The row that was moved last keeps a ring around its place for ten seconds. Called by queue-table.tsx.

import { useEffect, useState } from 'react'
import type { ListName } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useMoves } from '../live/use-room.ts'
import type { PersonColour } from '../ui/person.ts'

const ringMs = 10_000

/** @returns the item and the mover's colour, or null when the last move is older than ten seconds or ended in another list. */
export function useRecentMove(list: ListName): { readonly item: ItemId; readonly colour: PersonColour } | null {
  const last = useMoves().findLast(({ kind }) => kind === 'move')
  const [faded, setFaded] = useState<number | null>(null)
  const id = last?.id
  useEffect(() => {
    if (id === undefined) return
    const timer = setTimeout(() => setFaded(id), ringMs)
    return () => clearTimeout(timer)
  }, [id])
  if (last === undefined || last.id === faded || last.to?.list !== list) return null
  return { item: last.item, colour: (last.person?.colour ?? 1) as PersonColour }
}
