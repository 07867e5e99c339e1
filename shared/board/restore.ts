// Restore: plans changes that were made before to be taken back, made again or put back, on records as they stand now.
// Where somebody has changed the value since, it says so (STALE) instead of wiping theirs, unless told to go over it.

import { done, type Outcome, refuse } from '../outcome.ts'
import { type FieldChange, sameValue } from './change.ts'
import type { Json } from './value.ts'

/**
 * @param o.current the flat fields of a record now, or null when it does not stand
 * @param o.check whether a record of these fields would satisfy its schema
 * @returns the changes as they apply now; STALE names the first record and field that somebody else has changed
 */
export function planRestore(o: {
  edit: { readonly changes: readonly FieldChange[]; readonly over: boolean }
  current: (record: string) => Record<string, Json> | null
  check: (record: string, fields: Record<string, Json>) => Outcome<unknown>
}): Outcome<readonly FieldChange[]> {
  const planned: FieldChange[] = []
  const after = new Map<string, Record<string, Json>>()
  for (const change of o.edit.changes) {
    const now = after.get(change.record) ?? o.current(change.record)
    if (change.key === null) {
      const stands = now !== null
      if (stands !== (change.from !== undefined)) return stale(change)
      if (change.to !== undefined) after.set(change.record, { ...change.to.fields })
      planned.push(change)
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
    const valid = o.check(record, fields)
    if (!valid.ok) return valid
  }
  return done(planned)
}

function stale(change: FieldChange): Outcome<never> {
  return refuse('STALE', { record: change.record, ...(change.key === null ? {} : { field: change.key }) })
}
