// Keyed: an unchanging table by number that is cheap to change. The newest table holds the entries; each older one knows in what it differs from
// the next, so that it still answers what it held. What a pure state machine keeps its sessions in. Called by room-core.

/** Whoever holds an old table keeps what came after it alive. */
export class Keyed<Value> {
  /** Null once there is a newer table. */
  #entries: Map<number, Value> | null
  #newer: Keyed<Value> | null = null
  /** In the older table this key held this. */
  #key = 0
  #value: Value | undefined = undefined

  constructor(entries: Map<number, Value>) {
    this.#entries = entries
  }

  get(key: number): Value | undefined {
    let at: Keyed<Value> = this
    while (at.#newer !== null) {
      if (at.#key === key) return at.#value
      at = at.#newer
    }
    return at.#entries?.get(key)
  }

  /** @returns the table with `value` under `key`; null takes the entry away. */
  with(key: number, value: Value | null): Keyed<Value> {
    const entries = this.#entries ?? new Map(this.entries())
    const newer = new Keyed(entries)
    if (this.#entries !== null) {
      this.#entries = null
      this.#newer = newer
      this.#key = key
      this.#value = entries.get(key)
    }
    if (value === null) entries.delete(key)
    else entries.set(key, value)
    return newer
  }

  /** @returns every entry; in no promised order of keys, but always the same one for the same history. */
  entries(): readonly (readonly [key: number, value: Value])[] {
    const changes: Keyed<Value>[] = []
    let at: Keyed<Value> = this
    for (; at.#newer !== null; at = at.#newer) changes.push(at)
    if (changes.length === 0) return [...(at.#entries ?? [])]
    const entries = new Map(at.#entries)
    for (const { key, before } of changes.reverse().map((each) => ({ key: each.#key, before: each.#value }))) {
      if (before === undefined) entries.delete(key)
      else entries.set(key, before)
    }
    return [...entries]
  }
}

/** @returns a table without entries. */
export function noneKeyed<Value>(): Keyed<Value> {
  return new Keyed<Value>(new Map())
}
