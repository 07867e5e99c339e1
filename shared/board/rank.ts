// Rank: the fractional key that orders a list, so that a move rewrites one value and never the list.
// Order is (rank, id). Two people may be given one key; the next insert between them spreads the equal run again.
// Called by the plans of edits; keys come from fractional-indexing-jittered.

import {
  generateJitteredKeyBetween,
  generateKeyBetween,
  generateNJitteredKeysBetween,
  generateNKeysBetween,
} from 'fractional-indexing-jittered'
import { z } from 'zod'
import { as } from './value.ts'

const maxLength = 80

/** One entry of an ordered list. */
export interface Ranked<Id extends string> {
  readonly id: Id
  readonly rank: string
}

/** A rank is a well-formed key of at most 80 characters that keys can be made beside; asked without chance, so that every check agrees. */
export const rankSchema = z
  .string()
  .regex(/^[0-9A-Za-z]{2,80}$/, as('INVALID'))
  .refine((rank) => {
    try {
      return (
        isBetween(null, generateKeyBetween(null, rank), rank) && isBetween(rank, generateKeyBetween(rank, null), null)
      )
    } catch {
      return false
    }
  }, as('INVALID'))

/** Compares by (rank, id), in code units: the same on every machine and in every language. */
export function byRank<Id extends string>(a: Ranked<Id>, b: Ranked<Id>): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** @returns `count` evenly spread ranks for a new list, in order. */
export function firstRanks(count: number): string[] {
  return count === 0 ? [] : generateNKeysBetween(null, null, count)
}

/**
 * Ranks that put `id` at `index` of `others` (which does not hold it).
 * @param others the list in order, without the one that is placed
 * @param index 0 = first, `others.length` = last
 * @returns the ranks to write: always one for `id`; more only where equal or overlong keys had to be spread
 */
export function ranksForPlace<Id extends string>(o: {
  id: Id
  others: readonly Ranked<Id>[]
  index: number
}): Map<Id, string> {
  const { id, others, index } = o
  const lower = others[index - 1]?.rank ?? null
  const upper = others[index]?.rank ?? null
  const single = keysBetween(lower, upper, 1)
  if (single?.[0] !== undefined) return new Map([[id, single[0]]])
  return spread(o)
}

function spread<Id extends string>(o: { id: Id; others: readonly Ranked<Id>[]; index: number }): Map<Id, string> {
  const { id, others, index } = o
  for (let reach = 1; ; reach *= 4) {
    const start = Math.max(0, index - reach)
    const end = Math.min(others.length, index + reach)
    const within = others.slice(start, end).map((entry) => entry.id)
    within.splice(index - start, 0, id)
    const keys = keysBetween(others[start - 1]?.rank ?? null, others[end]?.rank ?? null, within.length)
    if (keys) return new Map(within.map((each, at) => [each, keys[at] ?? '']))
    if (start === 0 && end === others.length) {
      const fresh = firstRanks(within.length)
      return new Map(within.map((each, at) => [each, fresh[at] ?? '']))
    }
  }
}

function keysBetween(lower: string | null, upper: string | null, count: number): string[] | null {
  if (lower !== null && upper !== null && lower >= upper) return null
  try {
    const keys =
      count === 1 ? [generateJitteredKeyBetween(lower, upper)] : generateNJitteredKeysBetween(lower, upper, count)
    let before = lower
    for (const key of keys) {
      if (key.length > maxLength || !isBetween(before, key, null)) return null
      before = key
    }
    return isBetween(lower, before ?? '', upper) ? keys : null
  } catch {
    return null
  }
}

function isBetween(lower: string | null, key: string, upper: string | null): boolean {
  return (lower === null || lower < key) && (upper === null || key < upper)
}
