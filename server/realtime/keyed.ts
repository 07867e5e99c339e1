// Keyed: an unchanging table by number that is cheap to change: it is kept in small pages, and a changed table shares all of them but one. No
// table knows of a later one: else the garbage collector would take everything that came after an old table for alive. What a pure state
// machine keeps its sessions in. Called by room-core.

/** Changing an entry copies one page, and the list of pages. */
const pageSlots = 8

type Page<Value> = readonly (Value | undefined)[]

export class Keyed<Value> {
  readonly #slots: ReadonlyMap<number, number>
  readonly #pages: readonly Page<Value>[]

  constructor(slots: ReadonlyMap<number, number>, pages: readonly Page<Value>[]) {
    this.#slots = slots
    this.#pages = pages
  }

  get(key: number): Value | undefined {
    const slot = this.#slots.get(key)
    return slot === undefined ? undefined : this.#at(slot)
  }

  /** @returns the table with `value` under `key`; null takes the entry away. */
  with(key: number, value: Value | null): Keyed<Value> {
    const slot = this.#slots.get(key)
    if (slot !== undefined && value !== null) return new Keyed(this.#slots, this.#pagesWith(slot, value))
    if (slot === undefined && value === null) return this
    const slots = new Map(this.#slots)
    if (slot !== undefined) {
      slots.delete(key)
      return new Keyed(slots, this.#pagesWith(slot, undefined))
    }
    const free = this.#freeSlot()
    slots.set(key, free)
    return new Keyed(slots, this.#pagesWith(free, value ?? undefined))
  }

  /** @returns every entry; in no promised order of keys, but always the same one for the same history. */
  entries(): readonly (readonly [key: number, value: Value])[] {
    return [...this.#slots].map(([key, slot]) => [key, this.#at(slot) as Value] as const)
  }

  #at(slot: number): Value | undefined {
    return this.#pages[Math.floor(slot / pageSlots)]?.[slot % pageSlots]
  }

  #pagesWith(slot: number, value: Value | undefined): readonly Page<Value>[] {
    const at = Math.floor(slot / pageSlots)
    const page = this.#pages[at]?.slice() ?? new Array<Value | undefined>(pageSlots).fill(undefined)
    page[slot % pageSlots] = value
    const pages = this.#pages.slice()
    pages[at] = page
    return pages
  }

  #freeSlot(): number {
    const free = this.#pages.findIndex((page) => page.includes(undefined))
    if (free < 0) return this.#pages.length * pageSlots
    return free * pageSlots + (this.#pages[free]?.indexOf(undefined) ?? 0)
  }
}

/** @returns a table without entries. */
export function noneKeyed<Value>(): Keyed<Value> {
  return new Keyed<Value>(new Map(), [])
}
