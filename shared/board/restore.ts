// Restore: plans changes that were made before to be taken back, made again or put back, on records as they stand now.
// Where somebody has changed the value since, it says so (STALE) instead of wiping theirs, unless told to go over it.
// A whole record that came is taken away only while its fields are as they came; its rich text is for the caller to look at. One that went
// is put back only where its id is free: there is nothing to ask, for going over another record is never possible.

import { done, type Outcome, type Refusal, refuse } from '../outcome.ts'
import { type FieldChange, sameValue } from './change.ts'
import type { Json } from './value.ts'

type CurrentFields = Record<string, Json> | null
type RecordComesOrGoes = Extract<FieldChange, { key: null }>

/**
 * @param o.current the flat fields of a record now, or null when it does not stand
 * @param o.check the record these fields make, or why they make none
 * @returns the changes as they apply now; STALE names the first record that somebody else has changed, and the field
 *   unless the whole record would go; ID_TAKEN names the record whose id another has now
 */
export function planRestore(o: {
  edit: { readonly changes: readonly FieldChange[]; readonly over: boolean }
  current: (record: string) => CurrentFields
  check: (record: string, fields: Record<string, Json>) => Outcome<unknown>
}): Outcome<readonly FieldChange[]> {
  const planned: FieldChange[] = []
  const after = new Map<string, CurrentFields>()
  for (const change of o.edit.changes) {
    const now = after.has(change.record) ? (after.get(change.record) ?? null) : o.current(change.record)
    if (change.key === null) {
      const whole = planWhole({ change, now, over: o.edit.over, check: o.check })
      if (!whole.ok) return whole
      if (whole.value === null) continue
      after.set(change.record, whole.value.to ? { ...whole.value.to.fields } : null)
      planned.push(whole.value)
      continue
    }
    if (now === null) return refuse('UNKNOWN_ITEM', { record: change.record, params: { id: change.record } })
    const value = Object.hasOwn(now, change.key) ? now[change.key] : undefined
    if (sameValue(value, change.to)) continue
    if (!o.edit.over && !sameValue(value, change.from)) return stale(change)
    const fields = { ...now }
    if (change.to === undefined) delete fields[change.key]
    else fields[change.key] = change.to
    after.set(change.record, fields)
    planned.push({ record: change.record, key: change.key, from: value, to: change.to })
  }
  for (const [record, fields] of after) {
    const valid = fields === null ? done(null) : o.check(record, fields)
    if (!valid.ok) return valid
  }
  return done(planned)
}

/** @returns the change of a whole record as it applies now; null when it stands, or is gone, already as it should. */
function planWhole(o: {
  change: RecordComesOrGoes
  now: CurrentFields
  over: boolean
  check: (record: string, fields: Record<string, Json>) => Outcome<unknown>
}): Outcome<RecordComesOrGoes | null> {
  const { change, now, over } = o
  if (now === null) return done(change.to === undefined ? null : { ...change, from: undefined })
  const { record } = change
  const reads = (fields: Record<string, Json>): unknown => {
    const read = o.check(record, fields)
    return read.ok ? read.value : null
  }
  const standsAs = change.to ?? change.from
  const same = standsAs !== undefined && sameValue(reads(now), reads({ ...standsAs.fields }))
  if (change.to !== undefined) {
    return same ? done(null) : refuse('ID_TAKEN', { record, params: { id: record } })
  }
  // The rich text is filled in by the document, which alone knows it.
  return same || over ? done({ ...change, from: { fields: now, text: [] } }) : stale(change)
}

function stale(change: FieldChange): { ok: false; refusal: Refusal } {
  return refuse('STALE', { record: change.record, ...(change.key === null ? {} : { field: change.key }) })
}
