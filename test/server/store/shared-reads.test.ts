// Reads that are shared: many who ask at once cost one, a failure is nobody's answer later, and what is kept is bounded.

import { describe, expect, it } from 'vitest'
import { sharedReads } from '../../../server/store/shared-reads.ts'

/** Counts reads by key. */
function counting() {
  const times: Record<string, number> = {}
  const read =
    (key: string, sizeBytes = 10) =>
    async (): Promise<Uint8Array> => {
      times[key] = (times[key] ?? 0) + 1
      return new Uint8Array(sizeBytes)
    }
  return { times, read }
}

describe('shared reads', () => {
  it('[PAP4] thirty who ask at once cost one read, and those who come after none', async () => {
    const { times, read } = counting()
    const reads = sharedReads(100)
    const all = await Promise.all(Array.from({ length: 30 }, () => reads.get('a', read('a'))))
    expect(new Set([...all, await reads.get('a', read('a'))]).size).toBe(1)
    expect(times).toEqual({ a: 1 })
  })

  it('[PAP4] an error is told to everybody who waits, and the next one reads again', async () => {
    const { times, read } = counting()
    const reads = sharedReads(100)
    const fail = (): Promise<Uint8Array> => Promise.reject(new Error('gone'))
    const told = await Promise.allSettled([reads.get('a', fail), reads.get('a', fail)])
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await reads.get('a', read('a'))
    expect(times).toEqual({ a: 1 })
  })

  it('[PAP4] what was asked for longest ago goes first, and what is larger than all of it is not kept', async () => {
    const { times, read } = counting()
    const reads = sharedReads(25)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await reads.get(key, read(key))
    expect(times).toEqual({ a: 1, b: 2, c: 1 })
    for (let ask = 0; ask < 2; ask += 1) await reads.get('d', read('d', 26))
    expect(times).toEqual({ a: 1, b: 2, c: 1, d: 2 })
  })
})
