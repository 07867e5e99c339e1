// What a move did in one sentence, for a line where there is no room for figures and for those who listen: «Tre behov falt under en linje. Ett kom innenfor.»
// Pure. Called by move-effect-panel.tsx.

import type { TFunction } from 'i18next'
import type { MoveEffect } from '../../shared/frame/move-effect.ts'

/** @returns what crossed a line, or that nothing did. */
export function effectSentence(effect: Pick<MoveEffect, 'fellOut' | 'cameIn'>, t: TFunction<'moveEffect'>): string {
  const out = effect.fellOut.length
  const inside = effect.cameIn.length
  if (out === 0 && inside === 0) return t('noneCrossed')
  return [out === 0 ? '' : t('fell', { count: out }), inside === 0 ? '' : t('came', { count: inside })]
    .filter((part) => part !== '')
    .join(' ')
}
