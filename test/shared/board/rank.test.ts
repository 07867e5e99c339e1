// Order: the rank of a place, and what happens where two were given one.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byRank, firstRanks, type Ranked, rankSchema, ranksForPlace } from '../../../shared/board/rank.ts'

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

  it('[RNK2] spreads equal keys again when something is put between them', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => ({ id, rank: 'a1' }))
    const after = placed(others, 'NEW', 2)
    expect({
      order: after.map((entry) => entry.id),
      distinctAround: new Set(after.slice(1, 4).map((entry) => entry.rank)).size,
      valid: after.every((entry) => rankSchema.safeParse(entry.rank).success),
    }).toEqual({ order: ['a', 'b', 'NEW', 'c', 'd'], distinctAround: 3, valid: true })
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
})
