// A refusal in the reader's words, made here from its code and parameters; a sentence from the server is never shown as it is.
// Called wherever something was not done: forms, the tray of what was not kept, error pages.

import type { RefusalCode } from '../../shared/outcome.ts'
import { words } from './words.ts'

/** What a refusal needs to be told: a stable code and the parameters of its text. */
export type TellableRefusal = {
  readonly code: RefusalCode
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

/** @returns one or two sentences in the language on the screen. Never throws; an unknown code gets the general text. */
export function refusalText(refusal: TellableRefusal): string {
  const t = words.getFixedT(null, 'refusals')
  const known = words.exists(`refusals:${refusal.code}`)
  return t(known ? refusal.code : 'INTERNAL', { ...refusal.params })
}
