// Plan of a restore on a board: changes taken back, made again or put back, on the board as it stands now. What restore.ts plans of one record,
// held against the others: an item comes back without the needs that are gone since, and no need closes a circle.
// Pure. Called by plan-edit.ts.

import type { ItemId } from '../ids.ts'
import { type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { FieldChange } from './change.ts'
import { circleThrough } from './dependencies.ts'
import type { BoardEdit } from './edit.ts'
import { type Fields, fieldsOfItem, itemFromFields } from './item.ts'
import { planRestore } from './restore.ts'
import type { Board } from './snapshot.ts'
import type { Json } from './value.ts'

type Stands = (id: string) => boolean
type Refused = { ok: false; refusal: Refusal }
const needsKey = 'needs.'

/**
 * Plans a restore.
 * @returns the changes as they apply now; DEPENDENCY_UNKNOWN or DEPENDENCY_CIRCLE when a need alone can not come back
 */
export function planBack(board: Board, edit: Extract<BoardEdit, { type: 'restore' }>): Outcome<readonly FieldChange[]> {
  const stands = standsAfter(board, edit.changes)
  const planned = planRestore({
    edit: { ...edit, changes: edit.changes.map((change) => withoutGoneNeeds(change, stands)) },
    current: (record) => currentFields(board, record),
    check: (record, fields) => itemFromFields(record, fields),
  })
  if (!planned.ok) return planned
  return goneNeed(planned.value, stands) ?? circleAfter(board, planned.value) ?? planned
}

function standsAfter(board: Board, changes: readonly FieldChange[]): Stands {
  const comesOrGoes = new Map<string, boolean>()
  for (const change of changes) if (change.key === null) comesOrGoes.set(change.record, change.to !== undefined)
  return (id) => comesOrGoes.get(id) ?? board.items.has(id as ItemId)
}

function withoutGoneNeeds(change: FieldChange, stands: Stands): FieldChange {
  if (change.key !== null || change.to === undefined) return change
  const kept = Object.entries(change.to.fields).filter(
    ([key]) => !key.startsWith(needsKey) || stands(key.slice(needsKey.length)),
  )
  const fields: Fields = Object.fromEntries(kept)
  return { ...change, to: { ...change.to, fields } }
}

function goneNeed(changes: readonly FieldChange[], stands: Stands): Refused | null {
  for (const { record, key, from, to } of changes) {
    if (!key?.startsWith(needsKey) || from !== undefined || to === undefined) continue
    const id = key.slice(needsKey.length)
    if (!stands(id)) return refuse('DEPENDENCY_UNKNOWN', { record, field: 'needs', params: { id } })
  }
  return null
}

/** A need that comes back may close a circle that others have drawn the other way meanwhile. */
function circleAfter(board: Board, changes: readonly FieldChange[]): Refused | null {
  const fields = new Map<string, Record<string, Json>>()
  const needing = new Set<string>()
  for (const change of changes) {
    const now = fields.get(change.record) ?? currentFields(board, change.record) ?? {}
    if (change.to !== undefined && (change.key === null || change.key.startsWith(needsKey))) needing.add(change.record)
    if (change.key === null) fields.set(change.record, { ...change.to?.fields })
    else if (change.to !== undefined) fields.set(change.record, { ...now, [change.key]: change.to })
  }
  const after = new Map(board.items)
  for (const record of needing) {
    const item = itemFromFields(record, fields.get(record) ?? {})
    if (item.ok) after.set(item.value.id, item.value)
  }
  for (const record of needing) {
    const circle = circleThrough(after, record as ItemId)
    if (circle) return refuse('DEPENDENCY_CIRCLE', { record, field: 'needs', params: { path: circle.join(' → ') } })
  }
  return null
}

function currentFields(board: Board, record: string): Record<string, Json> | null {
  const item = board.items.get(record as ItemId)
  return item ? fieldsOfItem(item) : null
}
