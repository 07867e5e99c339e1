// Keyed: an unchanging table by number that is cheap to change: one change copies twice eight pointers and one small bucket, however many
// entries there are. What a pure state machine keeps its sessions in. Called by room-core.

const width = 8

type Entry<Value> = readonly [key: number, value: Value]
type Bucket<Value> = readonly Entry<Value>[]

/** Eight shelves of eight buckets. */
export type Keyed<Value> = readonly (readonly Bucket<Value>[])[]

/** @returns a table without entries. */
export function noneKeyed<Value>(): Keyed<Value> {
  return Array.from({ length: width }, () => Array.from({ length: width }, () => []))
}

export function keyedGet<Value>(table: Keyed<Value>, key: number): Value | undefined {
  const bucket = table[shelfOf(key)]?.[key % width]
  if (bucket === undefined) return undefined
  for (const entry of bucket) if (entry[0] === key) return entry[1]
  return undefined
}

/** @returns the table with `value` under `key`; null takes the entry away. */
export function keyedWith<Value>(table: Keyed<Value>, key: number, value: Value | null): Keyed<Value> {
  const shelf = table[shelfOf(key)] ?? []
  const bucket: Entry<Value>[] = []
  for (const entry of shelf[key % width] ?? []) if (entry[0] !== key) bucket.push(entry)
  if (value !== null) bucket.push([key, value])
  const changedShelf = shelf.slice()
  changedShelf[key % width] = bucket
  const changed = table.slice()
  changed[shelfOf(key)] = changedShelf
  return changed
}

/** @returns every entry; in no promised order of keys, but always the same one for the same history. */
export function keyedEntries<Value>(table: Keyed<Value>): readonly (readonly [key: number, value: Value])[] {
  return table.flatMap((shelf) => shelf.flat())
}

function shelfOf(key: number): number {
  return Math.floor(key / width) % width
}
