// Accumulated cost down a queue: P50 and P85 at every place, kept from one order to the next so that a move re-reckons only the places between. Sums are exact
// (item-samples.ts), so what is kept is what reckoning anew would give, to the last digit.
// Percentiles are order statistics: the smallest sum that at least half, or 85 %, of the trials do not exceed. Called by simulator.ts.

import { type CostInput, keyOfInput } from './cost-input.ts'
import type { ItemSamples, Samples } from './item-samples.ts'
import { select } from './order-statistic.ts'

/** Sums of all trials are kept at so many places at most; between them they are added up again. */
const maxMarks = 64

export interface QueueSums {
  /** Raw percentiles at each place of this order. Valid until the next call. */
  of(items: readonly CostInput[]): { readonly p50: Float64Array; readonly p85: Float64Array }
}

/** @returns the place from 0, among so many sums in order, of the percentile: P(sum ≤ it) is at least the share. */
export function rankOf(share: number, trials: number): number {
  return Math.ceil(share * trials) - 1
}

/** Keeps the sums of one queue. */
export function queueSums(samples: ItemSamples, trials: number): QueueSums {
  const sums = new Float64Array(trials)
  const near50 = new Float64Array(trials)
  const near85 = new Float64Array(trials)
  const rank50 = rankOf(0.5, trials)
  const rank85 = rankOf(0.85, trials)
  let keys: readonly string[] = []
  let p50 = new Float64Array(0)
  let p85 = new Float64Array(0)
  /** `marks[k]`: the sums of the first k × gap items. */
  let marks: (Float64Array | undefined)[] = []
  let gap = 1

  /** Adds an item to the sums and finds both percentiles: each has moved by no less than the item's least cost and no more than its greatest. */
  function addAndSelect(item: Samples, at: number): void {
    const from50 = (at === 0 ? 0 : (p50[at - 1] as number)) + item.min
    const to50 = (at === 0 ? 0 : (p50[at - 1] as number)) + item.max
    const from85 = (at === 0 ? 0 : (p85[at - 1] as number)) + item.min
    const to85 = (at === 0 ? 0 : (p85[at - 1] as number)) + item.max
    const { costs } = item
    let below50 = 0
    let count50 = 0
    let below85 = 0
    let count85 = 0
    for (let trial = 0; trial < trials; trial += 1) {
      const sum = (sums[trial] as number) + (costs[trial] as number)
      sums[trial] = sum
      if (sum < from50) below50 += 1
      else {
        if (sum <= to50) near50[count50++] = sum
        if (sum < from85) below85 += 1
        else if (sum <= to85) near85[count85++] = sum
      }
    }
    // Nothing below P50's reach is within P85's: costs are never below zero, so P85 is never below P50.
    p50[at] = select(near50, { length: count50, rank: rank50 - below50 })
    p85[at] = select(near85, { length: count85, rank: rank85 - below50 - below85 })
  }

  function add(item: Samples): void {
    const { costs } = item
    for (let trial = 0; trial < trials; trial += 1) sums[trial] = (sums[trial] as number) + (costs[trial] as number)
  }

  return {
    of(items) {
      const next = items.map(keyOfInput)
      const { from, to } = changedPlaces(keys, next)
      samples.makeRoomFor(items)
      const wantedGap = gapFor(next.length)
      if (wantedGap !== gap) {
        marks = []
        gap = wantedGap
      }
      p50 = resized(p50, next.length)
      p85 = resized(p85, next.length)
      keys = next
      const firstMark = nearestMark(marks, Math.floor(from / gap))
      marks.length = Math.min(marks.length, Math.floor(next.length / gap) + 1)
      if (from < to) {
        const mark = marks[firstMark]
        if (mark) sums.set(mark)
        else sums.fill(0)
      }
      for (let at = firstMark * gap; from < to && at < to; at += 1) {
        const item = samples.of(items[at] as CostInput)
        if (item === null) {
          if (at >= from) {
            p50[at] = at === 0 ? 0 : (p50[at - 1] as number)
            p85[at] = at === 0 ? 0 : (p85[at - 1] as number)
          }
        } else if (at < from) add(item)
        else addAndSelect(item, at)
        if ((at + 1) % gap === 0) {
          const index = (at + 1) / gap
          const mark = marks[index] ?? new Float64Array(trials)
          mark.set(sums)
          marks[index] = mark
        }
      }
      return { p50, p85 }
    },
  }
}

/** Steps of a power of two, so that a queue that grows by one seldom needs other marks. */
function gapFor(length: number): number {
  let gap = 1
  while (length / gap > maxMarks) gap *= 2
  return gap
}

function nearestMark(marks: readonly (Float64Array | undefined)[], index: number): number {
  let at = index
  while (at > 0 && marks[at] === undefined) at -= 1
  return at
}

function resized(values: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (values.length === length) return values
  const next = new Float64Array(length)
  next.set(values.subarray(0, Math.min(length, values.length)))
  return next
}

/**
 * The places whose set of items so far is another than before: from the first that differs to before the last, where all that was moved has been met again.
 * @returns from (included) and to (not included)
 */
export function changedPlaces(before: readonly string[], after: readonly string[]): { from: number; to: number } {
  const shortest = Math.min(before.length, after.length)
  let from = 0
  while (from < shortest && before[from] === after[from]) from += 1
  if (before.length !== after.length) return { from, to: after.length }
  let to = after.length
  while (to > from && before[to - 1] === after[to - 1]) to -= 1
  const moved = new Map<string, number>()
  for (let at = from; at < to; at += 1) {
    moved.set(before[at] as string, (moved.get(before[at] as string) ?? 0) + 1)
    moved.set(after[at] as string, (moved.get(after[at] as string) ?? 0) - 1)
  }
  if ([...moved.values()].some((count) => count !== 0)) return { from, to: after.length }
  return { from, to: Math.max(from, to - 1) }
}
