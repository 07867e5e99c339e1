// Text difference: what differs between two states of a text, by blocks or by words: as many small changes as it takes, never one that
// spans what both have, which may be others' words. Pure. Called by text-again.ts.

import type { RichNode } from '../../shared/board/change.ts'

/** Parts `start` up to `end` of the one are `insert` in the other, where they begin at `at`. */
export interface Hunk<Part> {
  readonly start: number
  readonly end: number
  readonly at: number
  readonly insert: readonly Part[]
}

export interface Difference<Part> {
  /** In order; between two of them stands at least one part that both have. */
  readonly hunks: readonly Hunk<Part>[]
  /** Where each part of the one stands in the other; -1 = it does not. */
  readonly places: readonly number[]
}

/** More comparisons than this between two stretches, and they are taken as wholly different. */
const maxCompared = 4_000_000

/** @param o.same whether two parts say the same; `o.key` is the same for those */
export function difference<Part>(
  before: readonly Part[],
  after: readonly Part[],
  o: {
    readonly same: (one: Part, other: Part) => boolean
    readonly key: (part: Part) => string
  },
): Difference<Part> {
  const places = new Array<number>(before.length).fill(-1)
  const shorter = Math.min(before.length, after.length)
  const isSame = (row: number, column: number): boolean => o.same(before[row] as Part, after[column] as Part)
  let start = 0
  while (start < shorter && isSame(start, start)) {
    places[start] = start
    start += 1
  }
  let tail = 0
  while (tail < shorter - start && isSame(before.length - 1 - tail, after.length - 1 - tail)) {
    tail += 1
    places[before.length - tail] = after.length - tail
  }
  const rows = before.slice(start, before.length - tail).map(o.key)
  const columns = after.slice(start, after.length - tail).map(o.key)
  for (const [row, column] of keptOf(rows, columns)) places[start + row] = start + column
  return { hunks: hunksOf(places, before.length, after), places }
}

function hunksOf<Part>(places: readonly number[], length: number, after: readonly Part[]): readonly Hunk<Part>[] {
  const hunks: Hunk<Part>[] = []
  let [start, at] = [0, 0]
  const until = (end: number, atEnd: number): void => {
    if (start < end || at < atEnd) hunks.push({ start, end, at, insert: after.slice(at, atEnd) })
  }
  for (const [index, place] of places.entries()) {
    if (place === -1) continue
    until(index, place)
    start = index + 1
    at = place + 1
  }
  until(length, after.length)
  return hunks
}

type Pair = readonly [number, number]

/** @returns a longest line of pairs that are the same. */
function keptOf(rows: readonly string[], columns: readonly string[]): readonly Pair[] {
  if (rows.length * columns.length > maxCompared) return []
  // How many can be kept from here to the end, by row and column.
  const width = columns.length + 1
  const kept = new Uint16Array((rows.length + 1) * width)
  const from = (row: number, column: number): number => kept[row * width + column] ?? 0
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const same = rows[row] === columns[column]
      const best = same ? from(row + 1, column + 1) + 1 : Math.max(from(row + 1, column), from(row, column + 1))
      kept[row * width + column] = best
    }
  }
  const pairs: Pair[] = []
  for (let row = 0, column = 0; row < rows.length && column < columns.length; ) {
    if (rows[row] === columns[column]) {
      pairs.push([row, column])
      row += 1
      column += 1
    } else if (from(row + 1, column) >= from(row, column + 1)) row += 1
    else column += 1
  }
  return pairs
}

/** @returns the same for blocks that say the same, whatever the order of their attributes. */
export function blockKey(node: RichNode): string {
  return JSON.stringify(node, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
