// The page's one simulation: one question at a time, the newest of each slot, and what becomes of a worker that breaks down.

import { describe, expect, it } from 'vitest'
import { type Answered, type Asked, answerTo, modelKey } from '../../../client/item/frame-messages.ts'
import { createSimulation, type Question, type Thread } from '../../../client/item/simulation.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { plainSteering } from '../../../shared/frame/steering.ts'

const model = plainSteering

interface FakeThread extends Thread {
  readonly asked: Asked[]
  isTerminated: boolean
  answer(answered: Answered): void
  fail(): void
}

function fakeThread(): FakeThread {
  const hears: ((event: { readonly data: Answered }) => void)[] = []
  const breaks: (() => void)[] = []
  return {
    asked: [],
    isTerminated: false,
    postMessage(asked) {
      this.asked.push(asked)
    },
    addEventListener(type: string, listener: (event: { readonly data: Answered }) => void) {
      if (type === 'message') hears.push(listener)
      else breaks.push(listener as () => void)
    },
    terminate() {
      this.isTerminated = true
    },
    answer: (data) => {
      for (const hear of hears) hear({ data })
    },
    fail: () => breaks[0]?.(),
  }
}

function withThreads() {
  const threads: FakeThread[] = []
  const simulation = createSimulation(() => {
    const thread = fakeThread()
    threads.push(thread)
    return thread
  })
  return { threads, simulation }
}

const held = (mnok: number, slot?: string): Question<'holds'> => ({
  kind: 'holds',
  model,
  ask: { items: [], mnok },
  ...(slot === undefined ? {} : { slot }),
})

describe('the simulation of a page', () => {
  it('[FRM10] asks one question at a time, and of a slot the newest alone', async () => {
    const { threads, simulation } = withThreads()
    const told = [1, 2, 3].map((mnok) => simulation.ask(held(mnok, 'queue')))
    const other = simulation.ask(held(9))
    const thread = threads[0]
    expect(thread?.asked.map(({ ask }) => ask)).toEqual([{ items: [], mnok: 1 }])
    thread?.answer({ number: 1, answer: 0.1 })
    thread?.answer({ number: 2, answer: 0.3 })
    thread?.answer({ number: 3, answer: 0.9 })
    expect(await Promise.all(told)).toEqual([
      { state: 'answered', answer: 0.1 },
      { state: 'overtaken' },
      { state: 'answered', answer: 0.3 },
    ])
    expect(await other).toEqual({ state: 'answered', answer: 0.9 })
    expect(threads).toHaveLength(1)
  })

  it('[FRM10] takes no answer for another question', async () => {
    const { threads, simulation } = withThreads()
    const told = simulation.ask(held(1))
    threads[0]?.answer({ number: 7, answer: 0.7 })
    threads[0]?.answer({ number: 1, answer: 0.1 })
    expect(await told).toEqual({ state: 'answered', answer: 0.1 })
  })

  it('[FRM10] a question that cannot be answered fails alone', async () => {
    const { threads, simulation } = withThreads()
    const told = [simulation.ask(held(1)), simulation.ask(held(2))]
    threads[0]?.answer({ number: 1, failed: 'no such estimate' })
    threads[0]?.answer({ number: 2, answer: 0.2 })
    expect(await Promise.all(told)).toEqual([{ state: 'failed' }, { state: 'answered', answer: 0.2 }])
    expect(threads[0]?.isTerminated).toBe(false)
  })

  it('[FRM10] a worker that breaks down is started anew twice; then every question is told that nothing can be worked out', async () => {
    const { threads, simulation } = withThreads()
    for (const round of [0, 1, 2]) {
      const told = simulation.ask(held(round))
      threads[round]?.fail()
      expect(await told).toEqual({ state: 'failed' })
      expect(threads[round]?.isTerminated).toBe(true)
    }
    expect(await simulation.ask(held(4))).toEqual({ state: 'failed' })
    expect(threads).toHaveLength(3)
  })

  it('[FRM10] where no worker can be started nothing is worked out, and nothing is thrown', async () => {
    const simulation = createSimulation(() => {
      throw new Error('no workers here')
    })
    expect(await Promise.all([1, 2, 3, 4].map((mnok) => simulation.ask(held(mnok))))).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'failed' })),
    )
  })
})

describe('a question', () => {
  it('[FRM10] of each kind is answered as the simulator says', () => {
    const simulator = createSimulator(model)
    const items = [{ id: 'DD-1', estimate: { low: 5, likely: 8, high: 14 }, drivers: {} }]
    const [input] = items
    if (!input) throw new Error('there is one')
    expect(answerTo(simulator, { kind: 'total', ask: { items } })).toEqual(simulator.total(items))
    expect(answerTo(simulator, { kind: 'holds', ask: { items, mnok: 10 } })).toBe(simulator.holds(items, 10))
    expect(answerTo(simulator, { kind: 'curve', ask: { items } })).toEqual(simulator.curve(items))
    const parts = [{ input, share: 0.5 }]
    expect(answerTo(simulator, { kind: 'scaled', ask: { items: parts } })).toEqual(simulator.scaled(parts))
    expect(answerTo(simulator, { kind: 'standing', ask: { items, frame: { p50: 9, p85: 20 } } }).lines.p85).toBe(1)
  })

  it('[FRM10] is by the part of the steering that decides figures, and no other', () => {
    expect(modelKey({ ...plainSteering })).toBe(modelKey({ ...plainSteering, reasonBeyondPlaces: 9 } as typeof model))
    expect(modelKey(plainSteering)).not.toBe(modelKey({ ...plainSteering, seed: 1 }))
  })
})
