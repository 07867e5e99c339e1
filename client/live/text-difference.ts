// Text difference: what differs between two states of a rich text, block by block: as many small changes as it takes, never one that spans
// blocks both have, which may be others' words. Pure. Called by text-again.ts.

import { type RichNode, sameValue } from '../../shared/board/change.ts'

/** Blocks `start` up to `end` of the one are `insert` in the other, where they begin at `at`. */
export interface Hunk {
  readonly start: number
  readonly end: number
  readonly at: number
  readonly insert: readonly RichNode[]
}

export interface Difference {
  /** In order; between two of them stands at least one block that both have. */
  readonly hunks: readonly Hunk[]
  /** Where each block of the one stands in the other; -1 = it does not. */
  readonly places: readonly number[]
}

/** More comparisons than this between two stretches, and they are taken as wholly different. */
const maxCompared = 4_000_000

export function difference(before: readonly RichNode[], after: readonly RichNode[]): Difference {
  const places = placesOf(before, after)
  const hunks: Hunk[] = []
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
  until(before.length, after.length)
  return { hunks, places }
}

/** @returns the same for blocks that say the same, whatever the order of their attributes. */
export function blockKey(node: RichNode): string {
  return JSON.stringify(node, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

/** As many in the same order as can be. */
function placesOf(before: readonly RichNode[], after: readonly RichNode[]): readonly number[] {
  const places = new Array<number>(before.length).fill(-1)
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && sameValue(before[start], after[start])) {
    places[start] = start
    start += 1
  }
  let tail = 0
  while (tail < shorter - start && sameValue(before[before.length - 1 - tail], after[after.length - 1 - tail])) {
    tail += 1
    places[before.length - tail] = after.length - tail
  }
  const rows = before.slice(start, before.length - tail).map(blockKey)
  const columns = after.slice(start, after.length - tail).map(blockKey)
  for (const [row, column] of keptOf(rows, columns)) places[start + row] = start + column
  return places
}

/** @returns a longest line of pairs that are the same. */
function keptOf(rows: readonly string[], columns: readonly string[]): readonly (readonly [number, number])[] {
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
  const pairs: [number, number][] = []
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
