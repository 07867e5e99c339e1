// Order: the rank of a place, and what happens where two were given one.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byRank,
  firstRanks,
  type Ranked,
  rankSchema,
  ranksForPlace,
  tryNeighbours,
} from '../../../shared/board/rank.ts'

/** Places `id` and gives the list as it then reads. */
function placed(others: readonly Ranked<string>[], id: string, index: number): Ranked<string>[] {
  const ranks = ranksForPlace({ id, others, index })
  return [...others, { id, rank: '' }]
    .map((entry) => ({ ...entry, rank: ranks.get(entry.id) ?? entry.rank }))
    .sort(byRank)
}

const entryLists = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom('A', 'B', 'a', 'b', '1', '-'), minLength: 1, maxLength: 4 }), {
    maxLength: 12,
  })
  .chain((ids) =>
    fc
      .array(fc.constantFrom(...firstRanks(4), 'Zz', 'a1V', 'a1V8', 'zzzzz'), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((ranks) => ids.map((id, at) => ({ id, rank: ranks[at] ?? 'a0' })).sort(byRank)),
  )

describe('order of a list', () => {
  it('[RNK1] is by rank and then id, in code units, whatever the language', () => {
    const entries = [
      { id: 'b', rank: 'a1' },
      { id: 'Å', rank: 'a0' },
      { id: 'B', rank: 'a1' },
      { id: 'a', rank: 'Zz' },
      { id: 'Z', rank: 'a0' },
    ]
    expect(entries.sort(byRank)).toEqual([
      { id: 'a', rank: 'Zz' },
      { id: 'Z', rank: 'a0' },
      { id: 'Å', rank: 'a0' },
      { id: 'B', rank: 'a1' },
      { id: 'b', rank: 'a1' },
    ])
  })

  it('[RNK1] is one and the same for every arrangement of the same entries', () => {
    fc.assert(
      fc.property(
        entryLists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([sorted, shuffled]) => {
          expect(shuffled.sort(byRank)).toEqual(sorted)
        },
      ),
    )
  })

  it('[RNK2] puts an entry where it was asked to stand and leaves the others in their order', () => {
    fc.assert(
      fc.property(entryLists, fc.nat(), (others, seed) => {
        const index = seed % (others.length + 1)
        const after = placed(others, 'NEW', index)
        const expected = others.map((entry) => entry.id)
        expected.splice(index, 0, 'NEW')
        expect(after.map((entry) => entry.id)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('[RNK2] gives a rank strictly between two neighbours that differ, and writes nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (count, seed) => {
        const others = firstRanks(count).map((rank, at) => ({ id: `x${at}`, rank }))
        const index = 1 + (seed % (count - 1))
        const ranks = ranksForPlace({ id: 'NEW', others, index })
        const own = ranks.get('NEW') ?? ''
        expect({
          written: [...ranks.keys()],
          above: (others[index - 1]?.rank ?? '') < own,
          below: own < (others[index]?.rank ?? ''),
        }).toEqual({
          written: ['NEW'],
          above: true,
          below: true,
        })
      }),
    )
  })

  it('[RNK2] (pitfall 2) spreads equal keys again when something is put between them', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => ({ id, rank: 'a1' }))
    const after = placed(others, 'NEW', 2)
    expect({
      order: after.map((entry) => entry.id),
      distinctAround: new Set(after.slice(1, 4).map((entry) => entry.rank)).size,
      valid: after.every((entry) => rankSchema.safeParse(entry.rank).success),
    }).toEqual({ order: ['a', 'b', 'NEW', 'c', 'd'], distinctAround: 3, valid: true })
  })

  it('[RNK5] writes no rank of what is fixed, and stands where it was asked to or right after what leaves no room', () => {
    fc.assert(
      fc.property(entryLists, fc.nat(), fc.nat(), (drawn, seed, mask) => {
        const others = drawn.filter(({ rank }) => rankSchema.safeParse(rank).success)
        const index = seed % (others.length + 1)
        const fixed = new Set(others.filter((_, at) => (mask >> at) & 1).map(({ id }) => id))
        const ranks = ranksForPlace({ id: 'NEW', others, index, fixed })
        expect([...ranks.keys()].filter((id) => fixed.has(id))).toEqual([])
        const after = [...others, { id: 'NEW', rank: '' }]
          .map((entry) => ({ ...entry, rank: ranks.get(entry.id) ?? entry.rank }))
          .sort(byRank)
        expect(after.filter(({ id }) => id !== 'NEW').map(({ id }) => id)).toEqual(others.map(({ id }) => id))
        const stands = after.findIndex(({ id }) => id === 'NEW')
        expect(stands).toBeGreaterThanOrEqual(index)
        // What it goes past has the key of what it was to stand after.
        const key = others[index - 1]?.rank
        expect(others.slice(index, stands).filter(({ rank }) => rank !== key)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('[RNK5] stands after two that are frozen under one key, and spreads those who are free', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => ({ id, rank: 'a1' }))
    const ranks = ranksForPlace({ id: 'NEW', others, index: 1, fixed: new Set(['a', 'b']) })
    const after = [...others, { id: 'NEW', rank: '' }].map((each) => ({
      ...each,
      rank: ranks.get(each.id) ?? each.rank,
    }))
    expect([...ranks.keys()].sort()).toEqual(['NEW', 'c', 'd'].slice(0, ranks.size))
    expect(after.sort(byRank).map(({ id }) => id)).toEqual(['a', 'b', 'NEW', 'c', 'd'])
  })

  it.each([
    ['first', () => 0],
    ['last', (length: number) => length],
    ['between the same two', (length: number) => Math.min(1, length)],
  ])('[RNK2] keeps every rank well formed after 1,500 inserts %s', (_name, indexOf) => {
    const list: Ranked<string>[] = []
    for (let made = 0; made < 1_500; made += 1) {
      const index = indexOf(list.length)
      const ranks = ranksForPlace({ id: `n${made}`, others: list, index })
      for (const [at, entry] of list.entries()) {
        const rank = ranks.get(entry.id)
        if (rank !== undefined) list[at] = { ...entry, rank }
      }
      list.splice(index, 0, { id: `n${made}`, rank: ranks.get(`n${made}`) ?? '' })
    }
    expect({
      inOrder: list.every((entry, at) => at === 0 || byRank(list[at - 1] ?? entry, entry) < 0),
      malformed: list.filter((entry) => !rankSchema.safeParse(entry.rank).success),
    }).toEqual({ inOrder: true, malformed: [] })
  })

  it.each(['', 'a', 'a0!', 'æ0', '00', `a${'0'.repeat(80)}`])('[RNK2] refuses %j as a rank', (rank) => {
    expect(rankSchema.safeParse(rank).success).toBe(false)
  })

  it('[RNK1] takes exactly the keys that keys can be made beside', () => {
    const letters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
    const digit = fc.oneof(fc.constantFrom('0', 'z', 'A', 'Z'), fc.constantFrom(...letters))
    const tails = fc.array(digit, { maxLength: 30 })
    for (const head of letters) {
      fc.assert(
        fc.property(tails, (tail) => {
          const rank = head + tail.join('')
          expect([rank, rankSchema.safeParse(rank).success]).toEqual([rank, rank.length > 1 && tryNeighbours(rank)])
        }),
        { numRuns: 60 },
      )
      for (const fill of ['0', 'z']) {
        for (let length = 1; length < 32; length += 1) {
          const rank = head + fill.repeat(length)
          expect([rank, rankSchema.safeParse(rank).success]).toEqual([rank, tryNeighbours(rank)])
        }
      }
    }
  })
})
