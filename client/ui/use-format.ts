// Figures and dates in the language on the screen. Called by every component that shows one.

import { useLanguage } from '../language/use-language.ts'
import { type Format, formatFor } from './format.ts'

/** @returns the format of the language on the screen. */
export function useFormat(): Format {
  return formatFor(useLanguage())
}
