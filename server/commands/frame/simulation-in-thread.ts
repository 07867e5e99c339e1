// Simulations of the server, in one thread beside the event loop that is started when first asked and holds nothing open. What is asked is answered in order; a thread
// that fails or does not answer in time is ended, what it owed fails, and the next question starts another. Called by simulate-board.ts.

import { Worker } from 'node:worker_threads'
import type { CostInput } from '../../../shared/frame/cost-input.ts'
import type { CostModel } from '../../../shared/frame/item-samples.ts'
import type { Percentiles } from '../../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../../shared/frame/standing.ts'

export interface StandingQuestion {
  readonly model: CostModel
  readonly items: readonly CostInput[]
  readonly frame: Percentiles
}
export type StandingAsked = StandingQuestion & { readonly number: number }
export interface StandingAnswered {
  readonly number: number
  readonly standing: FrameStanding
}

/** Five thousand items take some seconds; what takes longer than this is stuck. */
const mostMs = 30_000

const program = new URL('./simulation-thread.ts', import.meta.url)
/** Threads read TypeScript by the same hooks as the server. */
const execArgv = ['--import', new URL('../../../scripts/typescript.mjs', import.meta.url).href]

interface Owed {
  readonly resolve: (standing: FrameStanding) => void
  readonly reject: (error: Error) => void
}

let thread: Worker | null = null
let asked = 0
const owed = new Map<number, Owed>()

/** @throws when the thread fails or does not answer in time */
export function standingInThread(question: StandingQuestion): Promise<FrameStanding> {
  asked += 1
  const number = asked
  const own = thread ?? started()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(own, new Error('a simulation did not come in time')), mostMs)
    const settled = (tell: () => void) => {
      clearTimeout(late)
      owed.delete(number)
      tell()
    }
    owed.set(number, {
      resolve: (standing) => settled(() => resolve(standing)),
      reject: (error) => settled(() => reject(error)),
    })
    own.postMessage({ number, ...question } satisfies StandingAsked)
  })
}

function started(): Worker {
  const own = new Worker(program, { execArgv })
  own.unref()
  own.on('message', ({ number, standing }: StandingAnswered) => owed.get(number)?.resolve(standing))
  own.on('error', (error) => end(own, error instanceof Error ? error : new Error(String(error))))
  own.on('exit', () => end(own, new Error('the thread of the simulation ended')))
  thread = own
  return own
}

function end(own: Worker, error: Error): void {
  if (thread !== own) return
  thread = null
  void own.terminate()
  for (const each of [...owed.values()]) each.reject(error)
}
