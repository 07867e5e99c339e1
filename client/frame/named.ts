// Names people write in one language at a time: a new one stands for all of them, a changed one in the language it was written in. Pure. Called by the dialogs of the
// assumptions.

import type { LocalName } from '../../shared/local-name.ts'
import type { Language } from '../language/language.ts'

/** @returns the name with what was written in one language; the same where nothing was changed */
export function renamed(o: {
  readonly before: LocalName | null
  readonly shown: string
  readonly text: string
  readonly language: Language
}): LocalName {
  const text = o.text.trim()
  if (o.before === null) return { nb: text, en: text }
  return text === o.shown ? o.before : { ...o.before, [o.language]: text }
}
