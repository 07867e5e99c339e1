// Long work in a thread of its own, beside the event loop: one question, one answer, and it ends; one that does not answer in time is ended. The program reads the
// question as its `workerData` and posts the answer. Called by the commands that reckon.

import { Worker } from 'node:worker_threads'

/** Threads read TypeScript by the same hooks as the server. */
const execArgv = ['--import', new URL('../../scripts/typescript.mjs', import.meta.url).href]
/** Work takes seconds; what takes longer than this is stuck. */
const mostMs = 30_000

/** @throws when the thread fails or does not answer in time */
export function inAThread<Answer>(program: URL, question: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: question, execArgv })
    const end = setTimeout(() => {
      void worker.terminate()
      reject(new Error('a thread did not answer in time'))
    }, mostMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(end)
      reject(new Error('a thread ended without an answer'))
    })
  })
}
