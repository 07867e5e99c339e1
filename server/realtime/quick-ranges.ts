// Quick ranges: which clocks of which clients are deleted on top of a document that is not told yet. Ranges never overlap: what is
// added was uncovered before, so that taking it out again leaves exactly what was. Called by the quick overlay.

import type { DeleteRange } from './inspect-update.ts'

interface Sorted {
  readonly starts: number[]
  readonly ends: number[]
}

export class QuickRanges {
  readonly #clients = new Map<number, Sorted>()

  has(clientId: number, clock: number): boolean {
    const sorted = this.#clients.get(clientId)
    if (sorted === undefined) return false
    const at = firstEndingAfter(sorted, clock)
    const start = sorted.starts[at]
    return start !== undefined && start <= clock
  }

  /** @returns the parts of a range that are not in here, in order. */
  uncovered({ clientId, start, end }: DeleteRange): readonly DeleteRange[] {
    const sorted = this.#clients.get(clientId)
    if (sorted === undefined) return [{ clientId, start, end }]
    const first = firstEndingAfter(sorted, start)
    if ((sorted.starts[first] ?? end) >= end) return [{ clientId, start, end }]
    const parts: DeleteRange[] = []
    let from = start
    for (let at = first; from < end; at += 1) {
      const next = sorted.starts[at] ?? end
      if (next > from) parts.push({ clientId, start: from, end: Math.min(next, end) })
      from = next >= end ? end : (sorted.ends[at] ?? end)
    }
    return parts
  }

  /** Adds a range no part of which is in here. */
  add({ clientId, start, end }: DeleteRange): void {
    let sorted = this.#clients.get(clientId)
    if (sorted === undefined) {
      sorted = { starts: [], ends: [] }
      this.#clients.set(clientId, sorted)
    }
    const at = firstEndingAfter(sorted, start)
    if (at === sorted.starts.length) {
      sorted.starts.push(start)
      sorted.ends.push(end)
      return
    }
    sorted.starts.splice(at, 0, start)
    sorted.ends.splice(at, 0, end)
  }

  /** Takes out a range that was added. */
  remove({ clientId, start }: DeleteRange): void {
    const sorted = this.#clients.get(clientId)
    if (sorted === undefined) return
    const at = firstEndingAfter(sorted, start)
    sorted.starts.splice(at, 1)
    sorted.ends.splice(at, 1)
  }
}

function firstEndingAfter({ ends }: Sorted, clock: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
