// Reading together: many who ask at once cost one reading, and no answer is older than its question, whoever was reading when it was asked.

import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTogether, together } from '../../../server/store/read-together.ts'

/** A value that changes, read slowly: what is read is what stood when the reading began. */
function slow() {
  let value = 0
  const begun: number[] = []
  const ends: (() => void)[] = []
  return {
    begun,
    change: () => {
      value += 1
      return value
    },
    value: () => value,
    endOne: () => ends.shift()?.(),
    read: async (): Promise<number> => {
      const seen = value
      begun.push(seen)
      await new Promise<void>((resolve) => ends.push(resolve))
      return seen
    },
  }
}

describe('reading together', () => {
  it('[NTC5] forty who ask at once cost one reading, and those who come while it is under way one more', async () => {
    const { read, begun, change, endOne } = slow()
    const ask = together(read)
    const first = Array.from({ length: 40 }, () => ask('a'))
    await turn()
    await turn()
    change()
    const later = Array.from({ length: 40 }, () => ask('a'))
    endOne()
    expect(new Set(await Promise.all(first))).toEqual(new Set([0]))
    await turn()
    await turn()
    endOne()
    expect(new Set(await Promise.all(later))).toEqual(new Set([1]))
    expect(begun).toEqual([0, 1])
  })

  it('[NTC5] is handed what each of them asks, and other names do not wait for it', async () => {
    const asked: (readonly string[])[] = []
    const ask = together(async (names: readonly string[]) => {
      asked.push(names)
      return names.length
    })
    expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual([3, 3, 3])
    expect(asked).toEqual([['a', 'b', 'a']])
    const never = new Promise<string>(() => undefined)
    const named = readTogether((name: string) => (name === 'stuck' ? never : Promise.resolve(name)))
    void named('stuck')
    expect(await named('free')).toBe('free')
  })

  it('[NTC5] an error is told to everybody who waits, and whoever asks next reads anew', async () => {
    let failing = true
    const ask = readTogether(async (name: string) => {
      if (failing) throw new Error('away')
      return name
    })
    const told = await Promise.allSettled([ask('a'), ask('a')])
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    failing = false
    expect(await ask('a')).toBe('a')
  })

  it('[NTC5] whatever the order, no answer is older than its question', async () => {
    const steps = fc.array(fc.constantFrom('ask', 'change', 'end', 'turn'), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { read, change, value, endOne } = slow()
        const ask = readTogether(read)
        const answers: Promise<readonly [asked: number, got: number]>[] = []
        for (const step of all) {
          if (step === 'change') change()
          else if (step === 'end') endOne()
          else if (step === 'turn') await turn()
          else {
            const asked = value()
            answers.push(ask('a').then((got) => [asked, got]))
          }
        }
        let done = false
        const ended = Promise.all(answers).finally(() => {
          done = true
        })
        while (!done) {
          endOne()
          await turn()
        }
        for (const [asked, got] of await ended) expect(got).toBeGreaterThanOrEqual(asked)
      }),
    )
  })
})
