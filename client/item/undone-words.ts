// What a reversal took back, what stays and why, in words: an id is its own word, the rest are told in the reader's language. Pure.
// Called by one decision and by what tells of a reversal beforehand.

import type { TFunction } from 'i18next'
import type { Undone } from '../../shared/deciding/decision.ts'

const parts = ['scope', 'frame', 'reopen', 'reversal'] as const

/** @returns each thing that was taken back, and each that stays with its reason. */
export function undoneWords(
  { takenBack, kept }: Undone,
  t: TFunction<'decisions'>,
): { readonly takenBack: readonly string[]; readonly kept: readonly string[] } {
  const nameOf = (what: string): string => {
    const part = parts.find((each) => each === what)
    return part === undefined ? what : t(`one.undoneParts.${part}`)
  }
  return {
    takenBack: takenBack.map(nameOf),
    kept: kept.map(({ what, why }) => t(`one.keptWhy.${why}`, { what: nameOf(what) })),
  }
}
