// Keyed: an unchanging table by number that is cheap to change: one change copies 64 pointers and one small bucket, however many entries
// there are. What a pure state machine keeps its sessions in. Called by room-core.

const buckets = 64

export type Keyed<Value> = readonly (readonly (readonly [key: number, value: Value])[])[]

/** @returns a table without entries. */
export function noneKeyed<Value>(): Keyed<Value> {
  return Array.from({ length: buckets }, () => [])
}

export function keyedGet<Value>(table: Keyed<Value>, key: number): Value | undefined {
  return table[key % buckets]?.find((entry) => entry[0] === key)?.[1]
}

/** @returns the table with `value` under `key`; null takes the entry away. */
export function keyedWith<Value>(table: Keyed<Value>, key: number, value: Value | null): Keyed<Value> {
  const at = key % buckets
  const others = (table[at] ?? []).filter((entry) => entry[0] !== key)
  const changed = table.slice()
  changed[at] = value === null ? others : [...others, [key, value]]
  return changed
}

/** @returns every entry; in no promised order of keys, but always the same one for the same history. */
export function keyedEntries<Value>(table: Keyed<Value>): readonly (readonly [key: number, value: Value])[] {
  return table.flat()
}
