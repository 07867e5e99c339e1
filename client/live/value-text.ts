// Value text: a field's value as plain words, the same in every language, for copying and for showing two values side by side.
// Called by edit-writer.ts for what was not kept and by undo-question.ts.

import type { FieldChange } from '../../shared/board/change.ts'
import type { Json } from '../../shared/board/value.ts'
import { plainText } from '../../shared/document/rich-text.ts'

/** @returns the value as text; nothing for an absent one. Positions read as list and key. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return Object.values(value as Readonly<Record<string, Json>>)
    .map(valueText)
    .filter((text) => text !== '')
    .join(' – ')
}

/** @returns what the changes would have written, one line each; ranks are left out, since no one wrote them. */
export function changesText(changes: readonly FieldChange[]): string {
  return changes
    .flatMap((change) => {
      if (change.key === 'position' || change.key === 'rank') return []
      if (change.key !== null) return [valueText(change.to)]
      if (!change.to) return []
      const { position: _position, rank: _rank, ...fields } = change.to.fields
      return [...Object.values(fields).map(valueText), plainText(change.to.text).trimEnd()]
    })
    .filter((line) => line !== '')
    .join('\n')
}
