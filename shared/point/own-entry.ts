// Own entry: reading a record by an id that people chose, so that a name of its prototype is never found in it.

/** @returns an entry that is the record's own, never one of its prototype: ids are people's text. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
