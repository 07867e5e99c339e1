// The reason a change was not made, in words, from an outcome. Called by every field and dialog of an item, and by the tray.

import type { Refusal } from '../../shared/outcome.ts'
import { refusalText } from '../language/refusal-text.ts'

/** @returns one or two sentences in the language on the screen. */
export function refusalOf(refusal: Refusal): string {
  return refusalText(
    refusal.params === undefined ? { code: refusal.code } : { code: refusal.code, params: refusal.params },
  )
}

/** @returns the same, where the record it is about goes by another name than its id. */
export function refusalOfNamed(refusal: Refusal, o: { readonly record: string; readonly name: string }): string {
  if (refusal.params === undefined) return refusalOf(refusal)
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([key, value]) => [key, value === o.record ? o.name : value]),
  )
  const text = refusalOf({ ...refusal, params })
  return text.startsWith(o.name) ? text.charAt(0).toLocaleUpperCase('nb') + text.slice(1) : text
}
