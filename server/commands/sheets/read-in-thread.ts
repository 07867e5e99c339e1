// Reads a file in a thread of its own, with bounds of time and memory, so that no file, however it is made, holds up a meeting or ends the server.
// Called by read-in.ts.

import { Worker } from 'node:worker_threads'
import { type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Table } from '../../imports/table.ts'

const limitMs = 30_000
const memoryMb = 768

/** @returns the sheets, or what is wrong with the file; SHEET_BOMB when it would take more than the bounds */
export function readInThread(bytes: Uint8Array): Promise<Outcome<readonly Table[]>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./tables-thread.ts', import.meta.url), {
      workerData: bytes,
      execArgv: ['--import', new URL('../../../scripts/typescript.mjs', import.meta.url).href],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    })
    const late = setTimeout(() => {
      resolve(refuse('SHEET_BOMB'))
      void worker.terminate()
    }, limitMs)
    const end = (): void => {
      clearTimeout(late)
      void worker.terminate()
    }
    worker.once('message', (read: Outcome<readonly Table[]>) => {
      end()
      resolve(read)
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      end()
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse('SHEET_BOMB'))
      else reject(error)
    })
  })
}
