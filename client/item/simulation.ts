// The one simulation of a page: a worker that everything on it shares. One question is with the worker at a time; of those that wait, the newest of each slot alone
// (latest wins), so that whoever drags through fifty places is answered for where she is. A worker that breaks down is started anew, twice; then nothing is worked out
// until the page is loaded again, and whoever asks is told so. Called by use-simulation.ts and use-frame-figures.ts.

import type { CostModel } from '../../shared/frame/item-samples.ts'
import type { Answer, Answered, Ask, Asked, QuestionKind } from './frame-messages.ts'

/** What became of a question: answered, overtaken by a newer one in its slot, or not to be worked out. */
export type Told<Kind extends QuestionKind> =
  | { readonly state: 'answered'; readonly answer: Answer<Kind> }
  | { readonly state: 'overtaken' }
  | { readonly state: 'failed' }

export interface Question<Kind extends QuestionKind> {
  readonly kind: Kind
  readonly model: CostModel
  readonly ask: Ask<Kind>
  /** Questions of one slot overtake each other; without one a question waits its turn. */
  readonly slot?: string
}

/** As much of a worker as is needed. */
export interface Thread {
  postMessage(asked: Asked): void
  addEventListener(type: 'message', listener: (event: { readonly data: Answered }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void
  terminate(): void
}

export interface Simulation {
  ask<Kind extends QuestionKind>(question: Question<Kind>): Promise<Told<Kind>>
}

const maxBreakdowns = 3

interface Waiting {
  readonly question: Question<QuestionKind>
  readonly tell: (told: Told<QuestionKind>) => void
}

/** @param start makes the thread; called when the first question comes, and after a breakdown. */
export function createSimulation(start: () => Thread): Simulation {
  let thread: Thread | null = null
  let breakdowns = 0
  let number = 0
  let asked: (Waiting & { readonly number: number }) | null = null
  let waiting: readonly Waiting[] = []

  function next(): void {
    if (asked !== null) return
    const [first, ...rest] = waiting
    if (first === undefined) return
    waiting = rest
    if (breakdowns >= maxBreakdowns) {
      first.tell({ state: 'failed' })
      next()
      return
    }
    number += 1
    asked = { ...first, number }
    try {
      thread ??= started()
      const { kind, model, ask } = first.question
      thread.postMessage({ number, kind, model, ask })
    } catch {
      brokeDown()
    }
  }

  function started(): Thread {
    const begun = start()
    begun.addEventListener('message', ({ data }) => {
      if (begun !== thread || asked === null || data.number !== asked.number) return
      settle('failed' in data ? { state: 'failed' } : { state: 'answered', answer: data.answer })
    })
    const broken = () => {
      if (begun === thread) brokeDown()
    }
    begun.addEventListener('error', broken)
    begun.addEventListener('messageerror', broken)
    return begun
  }

  function brokeDown(): void {
    breakdowns += 1
    thread?.terminate()
    thread = null
    settle({ state: 'failed' })
  }

  function settle(told: Told<QuestionKind>): void {
    const settled = asked
    asked = null
    settled?.tell(told)
    next()
  }

  return {
    ask<Kind extends QuestionKind>(question: Question<Kind>) {
      return new Promise<Told<Kind>>((resolve) => {
        const { slot } = question
        const overtaken = waiting.filter((other) => slot !== undefined && other.question.slot === slot)
        waiting = [
          ...waiting.filter((other) => !overtaken.includes(other)),
          // The answer is of the question's kind: the worker answers by number, one question at a time.
          { question, tell: (told) => resolve(told as Told<Kind>) },
        ]
        for (const other of overtaken) other.tell({ state: 'overtaken' })
        next()
      })
    },
  }
}

let shared: Simulation | null = null

/** @returns the page's simulation. */
export function pageSimulation(): Simulation {
  shared ??= createSimulation(
    () => new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module', name: 'frame' }) as Thread,
  )
  return shared
}
