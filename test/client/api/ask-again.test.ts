// What a notice names is asked for again: by one request at a time, once more when something changed meanwhile, and not all in the same instant.

import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { askAgain } from '../../../client/api/ask-again.ts'
import { noticeKey } from '../../../client/api/notice-keys.ts'
import type { Notice } from '../../../shared/contract/notice.ts'

const notice: Notice = { topic: 'meeting', id: 'host-2027' }

/** A page that shows a meeting; the test answers its requests. */
async function page() {
  const client = new QueryClient()
  let underWay = 0
  const answers: ((revision: number) => void)[] = []
  const seen = { most: 0, asked: 0 }
  const pausesMs: number[] = []
  const rests: (() => void)[] = []
  const observer = new QueryObserver(client, {
    queryKey: noticeKey(notice),
    staleTime: 30_000,
    queryFn: async ({ signal }) => {
      seen.asked += 1
      underWay += 1
      seen.most = Math.max(seen.most, underWay)
      try {
        return await new Promise<number>((resolve, reject) => {
          answers.push(resolve)
          signal.addEventListener('abort', () => reject(new Error('aborted')))
        })
      } finally {
        underWay -= 1
      }
    },
  })
  observer.subscribe(() => undefined)
  const asked = (times: number) => vi.waitFor(() => expect(seen.asked).toBe(times), { interval: 1 })
  await asked(1)
  const hear = askAgain({
    client,
    random: () => 0.5,
    // Patience is tried where a test lets it end.
    pause: (ms) => {
      pausesMs.push(ms)
      return ms < 1_000 ? Promise.resolve() : new Promise((resolve) => rests.push(resolve))
    },
  })
  const shown = () => client.getQueryData(noticeKey(notice))
  return { client, hear, answers, seen, pausesMs, rests, asked, shown }
}

describe('asking again', () => {
  it('[NTC4] a notice while nothing is under way is one request; ten while it is are one more', async () => {
    const { hear, answers, seen, asked, shown } = await page()
    answers[0]?.(1)
    await vi.waitFor(() => expect(shown()).toBe(1))
    hear(notice)
    await asked(2)
    for (let time = 0; time < 10; time += 1) hear(notice)
    answers[1]?.(2)
    await asked(3)
    answers[2]?.(3)
    await vi.waitFor(() => expect(shown()).toBe(3))
    expect(seen).toEqual({ most: 1, asked: 3 })
  })

  it('[NTC4] an answer that was under way when something changed is not the last that is asked for', async () => {
    const { hear, answers, seen, asked, shown } = await page()
    hear(notice)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    answers[0]?.(1)
    await asked(2)
    answers[1]?.(2)
    await vi.waitFor(() => expect(shown()).toBe(2))
    expect(seen).toEqual({ most: 1, asked: 2 })
  })

  it('[NTC4] who watches waits a moment of her own first; who gives a command does not', async () => {
    const { client, hear, answers, pausesMs, asked, shown } = await page()
    answers[0]?.(1)
    await vi.waitFor(() => expect(shown()).toBe(1))
    hear(notice)
    await asked(2)
    answers[1]?.(2)
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect(pausesMs.filter((ms) => ms < 1_000)).toEqual([75])
    void client
      .getMutationCache()
      .build(client, { mutationFn: () => new Promise(() => undefined) })
      .execute(undefined)
    hear(notice)
    await asked(3)
    expect(pausesMs.filter((ms) => ms < 1_000)).toEqual([75])
  })

  it('[NTC4] an answer that never comes keeps nobody from a newer one', async () => {
    const { hear, answers, rests, asked, shown } = await page()
    answers[0]?.(1)
    await vi.waitFor(() => expect(shown()).toBe(1))
    hear(notice)
    await asked(2)
    hear(notice)
    rests[0]?.()
    await asked(3)
    answers[2]?.(3)
    await vi.waitFor(() => expect(shown()).toBe(3))
  })
})
