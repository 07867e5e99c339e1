// The reason a change was not made, in words, from an outcome. Called by every field and dialog of an item.

import type { Refusal } from '../../shared/outcome.ts'
import { refusalText } from '../language/refusal-text.ts'

/** @returns one or two sentences in the language on the screen. */
export function refusalOf(refusal: Refusal): string {
  return refusalText(
    refusal.params === undefined ? { code: refusal.code } : { code: refusal.code, params: refusal.params },
  )
}
