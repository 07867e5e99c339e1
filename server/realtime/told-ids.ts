// Told ids: which client ids each connection of a room was told the person of. In a room of two hundred everybody is told of everybody: each
// keeps a bit for every id the room has spoken of, not a list of its own. Called by room-audience.

/** One connection's share of the table; changed by it alone. */
export type Told = number[]

/** Ids that nobody here was told of any more are dropped when the table has grown by so many. */
const spareIds = 1_024

export class ToldIds {
  #places = new Map<number, number>()
  #dropAt = spareIds

  has(told: Told, id: number): boolean {
    const place = this.#places.get(id)
    return place !== undefined && (((told[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
  }

  add(told: Told, id: number): void {
    let place = this.#places.get(id)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(id, place)
    }
    const word = place >>> 5
    while (told.length <= word) told.push(0)
    told[word] = (told[word] ?? 0) | (1 << (place & 31))
  }

  idsOf(told: Told): readonly number[] {
    return [...this.#places.keys()].filter((id) => this.has(told, id))
  }

  /** Drops what nobody was told, once there is much of it. @param all everybody who is here */
  tidy(all: Iterable<Told>): void {
    if (this.#places.size < this.#dropAt) return
    const kept = [...all].map((told) => ({ told, ids: this.idsOf(told) }))
    this.#places = new Map()
    for (const { told, ids } of kept) {
      told.length = 0
      for (const id of ids) this.add(told, id)
    }
    this.#dropAt = 2 * this.#places.size + spareIds
  }
}
