// With one: a list with one more in it, where nearly every list comes to hold one thing and very many are made: V8 gives an empty list
// that something is put in room for seventeen. Called by what judges every edit.

/** A list with nothing in it; never written in. */
export const none: never[] = []

/** @param list `none`, or one made here @returns the list with the value behind all others */
export function withOne<Value>(list: Value[], value: Value): Value[] {
  if (list.length === 0) return [value]
  list.push(value)
  return list
}
