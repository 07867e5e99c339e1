// Text stands: before a whole record is taken away again (undo of an addition, redo of a removal), whether its rich text is still as it was
// then. The plan of a restore sees the fields alone; what somebody has written in the text since must not vanish with the record (UND2).
// Called by client/live with the plan.

import type * as Y from 'yjs'
import type { FieldChange } from '../board/change.ts'
import type { Room } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { textOf } from './records.ts'
import { plainText, readRichText } from './rich-text.ts'

/** @returns done, or STALE with the record whose text somebody has changed since; always done when told to go over it. */
export function textStands(o: {
  readonly doc: Y.Doc
  readonly kind: Room['kind']
  readonly edit: { readonly changes: readonly FieldChange[]; readonly over: boolean }
}): Outcome<true> {
  if (o.edit.over) return done(true)
  for (const change of o.edit.changes) {
    if (change.key !== null || change.to !== undefined) continue
    const text = textOf(o.doc, o.kind, change.record)
    // An editor that was only opened may leave an empty paragraph; words are what counts.
    const now = text ? plainText(readRichText(text)).trim() : ''
    if (text && now !== plainText(change.from?.text ?? []).trim()) return refuse('STALE', { record: change.record })
  }
  return done(true)
}
