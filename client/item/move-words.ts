// A move in words, after the mover's name: «flyttet KI-4 fra plass 18 til 13». Pure. Called by moves-panel.tsx.

import type { TFunction } from 'i18next'
import type { Move } from '../live/live-room.ts'

/** @returns the sentence's second half, for every way an item can come, go and move. */
export function moveWords(move: Pick<Move, 'item' | 'from' | 'to'>, t: TFunction<'queue'>): string {
  const { item: id, from, to } = move
  if (from === null) {
    if (to === null) return id
    return to.list === 'cut' ? t('moves.addedCut', { id }) : t('moves.added', { id, to: to.place })
  }
  if (to === null) {
    return from.list === 'cut' ? t('moves.removedCut', { id }) : t('moves.removed', { id, from: from.place })
  }
  if (from.list === 'queue' && to.list === 'cut') return t('moves.toCut', { id, from: from.place })
  if (from.list === 'cut' && to.list === 'queue') return t('moves.toQueue', { id, to: to.place })
  const words = { id, from: from.place, to: to.place }
  return from.list === 'cut' ? t('moves.movedCut', words) : t('moves.moved', words)
}
