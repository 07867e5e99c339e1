// A second opinion worked out beside the event loop, in a thread of its own that is ended when it does not answer in time. Called by second-opinion.ts.

import { Worker } from 'node:worker_threads'
import type { OpinionAsked, OpinionFigures } from './work-out-opinion.ts'

/** The solver gives up proving after this long. */
const budgetMs = 5_000
/** Loading the solver and reckoning the sets come on top; what takes longer than this is stuck. */
const mostMs = 30_000

const thread = new URL('./second-opinion-thread.ts', import.meta.url)
/** Threads read TypeScript by the same hooks as the server. */
const execArgv = ['--import', new URL('../../../scripts/typescript.mjs', import.meta.url).href]

/** @throws when the thread fails or does not answer in time */
export function opinionInThread(asked: OpinionAsked): Promise<OpinionFigures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: { asked, budgetMs }, execArgv })
    const end = setTimeout(() => {
      void worker.terminate()
      reject(new Error('a second opinion did not come in time'))
    }, mostMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(end)
      reject(new Error('the thread of a second opinion ended without an answer'))
    })
  })
}
