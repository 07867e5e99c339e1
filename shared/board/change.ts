// Change: one field of one record going from one value to another. Every edit is planned into changes, every undo is changes turned
// round, and only shared/document writes them. `undefined` = absent. A whole record that comes or goes has key null.

import type { Fields } from './item.ts'
import type { Json } from './value.ts'

/** Rich text as plain data: elements with attributes and children, or a run of text with marks. */
export type RichNode =
  | {
      readonly type: string
      readonly attributes?: Readonly<Record<string, Json>>
      readonly children: readonly RichNode[]
    }
  | { readonly text: string; readonly marks?: Readonly<Record<string, Json>> }

/** Everything a record holds. */
export interface RecordContent {
  readonly fields: Fields
  readonly text: readonly RichNode[]
}

export type FieldChange =
  | { readonly record: string; readonly key: string; readonly from: Json | undefined; readonly to: Json | undefined }
  | {
      readonly record: string
      readonly key: null
      readonly from: RecordContent | undefined
      readonly to: RecordContent | undefined
    }

/** @returns the changes that take these back, last first. */
export function reversed(changes: readonly FieldChange[]): FieldChange[] {
  return changes
    .map(
      (change): FieldChange =>
        change.key === null
          ? { ...change, from: change.to, to: change.from }
          : { ...change, from: change.to, to: change.from },
    )
    .reverse()
}

/** @returns true when two plain values are equal; the order of an object's keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
