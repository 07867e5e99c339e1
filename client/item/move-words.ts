// A move in words, after the mover's name: «flyttet KI-4 fra plass 18 til 13», «endret anslaget for KI-4 fra 42–60–105 til 42–70–120». Pure. Called by
// move-line.tsx.

import type { TFunction } from 'i18next'
import { estimateSchema } from '../../shared/board/value.ts'
import type { Move } from '../live/live-room.ts'
import type { Format } from '../ui/format.ts'

type Words = { readonly t: TFunction<'queue'>; readonly format: Format }

/** @returns the sentence's second half, for every way an item can come, go, move and cost something else. */
export function moveWords(move: Pick<Move, 'kind' | 'item' | 'from' | 'to' | 'changes'>, { t, format }: Words): string {
  const { item: id, from, to } = move
  if (move.kind === 'estimate') return estimateWords(move, { t, format })
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

function estimateWords({ item: id, changes }: Pick<Move, 'item' | 'changes'>, { t, format }: Words): string {
  const estimate = changes.find(({ key }) => key === 'estimate')
  if (estimate === undefined) return t('moves.drivers', { id })
  const say = (value: unknown): string => {
    const read = estimateSchema.safeParse(value)
    if (!read.success) return t('moves.noEstimate')
    const { low, likely, high } = read.data
    return [low, likely, high].map((mnok) => format.number(mnok)).join('–')
  }
  return t('moves.estimated', { id, from: say(estimate.from), to: say(estimate.to) })
}
