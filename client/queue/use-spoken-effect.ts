// Says aloud what a move did to the lines once it is worked out: once for each move, and none of those that were made before the page was opened. Called by
// move-effect-panel.tsx.

import { useEffect, useRef } from 'react'
import { announceStatus } from '../ui/announce.ts'

export function useSpokenEffect(o: {
  readonly move: number | null
  readonly isStale: boolean
  readonly sentence: string | null
}): void {
  const { move, isStale, sentence } = o
  const spoken = useRef<number | null>(null)
  useEffect(() => {
    if (move === null || isStale || sentence === null || spoken.current === move) return
    spoken.current = move
    announceStatus(sentence)
  }, [move, isStale, sentence])
}
