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
  .refine(hasNeighbours, as('INVALID'))

/** Heads of the ordinary whole numbers a key begins with, and how many characters such a number has. */
const wholeLengths: ReadonlyMap<string, number> = new Map([
  ...Array.from('abcdefghijklmnopqrstuvwx', (head, at): [string, number] => [head, at + 2]),
  ...Array.from('ZYXWVUTSRQPONMLKJIHGFEDC', (head, at): [string, number] => [head, at + 2]),
])

/**
 * @returns whether keys can be made on both sides of this one. What is made there comes of its whole number alone, so that an ordinary key
 *   need but hold one: trying would cost more than all else that is asked of a move.
 */
function hasNeighbours(rank: string): boolean {
  const length = wholeLengths.get(rank.charAt(0))
  return length === undefined ? tryNeighbours(rank) : rank.length >= length
}

/** The same for every key, by making its neighbours. */
export function tryNeighbours(rank: string): boolean {
  try {
    return (
      isBetween(null, generateKeyBetween(null, rank), rank) && isBetween(rank, generateKeyBetween(rank, null), null)
    )
  } catch {
    return false
  }
}

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

/** Ids whose ranks stand, whatever happens around them: what is frozen. */
export type Fixed = Pick<ReadonlySet<string>, 'has'>
const nothingFixed: Fixed = new Set()

interface PlaceAsked<Id extends string> {
  readonly id: Id
  readonly others: readonly Ranked<Id>[]
  readonly index: number
}

/**
 * Ranks that put `id` at `index` of `others` (which does not hold it).
 * @param o.others the list in order, without the one that is placed
 * @param o.index 0 = first, `others.length` = last
 * @param o.fixed ids whose ranks are not to be changed; where there is no room between two of them, the nearest place after is taken
 * @returns the ranks to write: always one for `id`; more only where equal or overlong keys had to be spread
 */
export function ranksForPlace<Id extends string>(o: PlaceAsked<Id> & { readonly fixed?: Fixed }): Map<Id, string> {
  const fixed = o.fixed ?? nothingFixed
  for (let { index } = o; index <= o.others.length; index += 1) {
    const ranks = ranksBetween({ ...o, index }, fixed)
    if (ranks !== null) return ranks
  }
  return new Map([[o.id, firstRanks(1)[0] ?? '']])
}

function ranksBetween<Id extends string>(o: PlaceAsked<Id>, fixed: Fixed): Map<Id, string> | null {
  const { id, others, index } = o
  const single = keysBetween(others[index - 1]?.rank ?? null, others[index]?.rank ?? null, 1)
  return single?.[0] === undefined ? spread(o, fixed) : new Map([[id, single[0]]])
}

/** Spreads what stands around the place, as little of it as will do and nothing that is fixed. @returns null when that is not enough */
function spread<Id extends string>(o: PlaceAsked<Id>, fixed: Fixed): Map<Id, string> | null {
  const { id, others, index } = o
  let first = index
  while (first > 0 && !fixed.has(others[first - 1]?.id ?? '')) first -= 1
  let last = index
  while (last < others.length && !fixed.has(others[last]?.id ?? '')) last += 1
  for (let reach = 1; ; reach *= 4) {
    const start = Math.max(first, index - reach)
    const end = Math.min(last, index + reach)
    const within = others.slice(start, end).map((entry) => entry.id)
    within.splice(index - start, 0, id)
    const keys = keysBetween(others[start - 1]?.rank ?? null, others[end]?.rank ?? null, within.length)
    if (keys) return new Map(within.map((each, at) => [each, keys[at] ?? '']))
    if (start > first || end < last) continue
    if (first > 0 || last < others.length) return null
    const fresh = firstRanks(within.length)
    return new Map(within.map((each, at) => [each, fresh[at] ?? '']))
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
