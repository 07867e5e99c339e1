// Rows with an id and a name, of which people write the name in one language at a time: a new one stands for all languages, a changed one in the language it was
// written in. Pure. Called by the dialogs of the assumptions.

import { localName } from '../../shared/language/local-name.ts'
import type { LocalName } from '../../shared/local-name.ts'
import type { Language } from '../language/language.ts'

/** A row as it is filled in; `before` is the name it had, null of a new one. */
export interface NamedRow {
  readonly id: string
  readonly text: string
  readonly before: LocalName | null
}

export const newNamedRow: NamedRow = { id: '', text: '', before: null }

export function namedRow(
  { id, name }: { readonly id: string; readonly name: LocalName },
  language: Language,
): NamedRow {
  return { id, text: localName(name, language), before: name }
}

/** @returns the id, and the name with what was written in one language; the same name where nothing was changed */
export function namedOf(row: NamedRow, language: Language): { readonly id: string; readonly name: LocalName } {
  const { before } = row
  const id = row.id.trim()
  const text = row.text.trim()
  if (before === null) return { id, name: { nb: text, en: text } }
  return { id, name: text === localName(before, language) ? before : { ...before, [language]: text } }
}
