// A refusal in the reader's words: the one set of texts both sides use (shared/language), in the language on the screen. A sentence from the
// server is never shown as it is. Called wherever something was not done: forms, the tray of what was not kept, error pages.

import { refusalText as inLanguage } from '../../shared/language/refusals.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import { currentLanguage } from './words.ts'

/** What a refusal needs to be told: a stable code and what its text names. */
export interface TellableRefusal {
  readonly code: RefusalCode
  readonly field?: string | undefined
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

/** @returns one or two sentences in the language on the screen. */
export function refusalText({ code, field, params }: TellableRefusal): string {
  return inLanguage(
    { code, ...(field === undefined ? {} : { field }), ...(params ? { params: { ...params } } : {}) },
    currentLanguage(),
  )
}
