// Reads a file and lays it on the board in a thread of its own, with bounds of time and memory, so that no file, however it is made or however long, holds up a
// meeting or ends the server. One question at a time. Called by read-in.ts.

import { Worker } from 'node:worker_threads'
import type { SheetPreview } from '../../../shared/contract/sheets.ts'
import { type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Agreed, FileToRead, SheetWritten, ToLayOn } from './lay-sheet.ts'

const limitMs = 30_000
const memoryMb = 768

export type SheetQuestion =
  | ({ readonly type: 'read' } & FileToRead)
  | ({ readonly type: 'preview' } & ToLayOn)
  | ({ readonly type: 'write' } & ToLayOn & Agreed)

export type SheetAnswer =
  /** Marks of how the board stood when the sheet was taken out. */
  | { readonly type: 'read'; readonly marks: readonly string[] }
  | { readonly type: 'preview'; readonly preview: SheetPreview }
  | { readonly type: 'write'; readonly written: SheetWritten }

export interface SheetThread {
  /** @returns the answer of the question's own type, or what is wrong with the file; SHEET_BOMB when it would take more than the bounds */
  ask<Type extends SheetQuestion['type']>(
    question: Extract<SheetQuestion, { type: Type }>,
  ): Promise<Outcome<Extract<SheetAnswer, { type: Type }>>>
}

/** Does something with a thread, which is gone afterwards however that ended. */
export async function withSheetThread<Value>(work: (thread: SheetThread) => Promise<Value>): Promise<Value> {
  const worker = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
    execArgv: ['--import', new URL('../../../scripts/typescript.mjs', import.meta.url).href],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  // Between two questions nobody listens, and what fails then fails the next.
  let fault: Error | null = null
  worker.on('error', (error) => {
    fault = error instanceof Error ? error : new Error(String(error))
  })
  try {
    return await work({ ask: (question) => answered(worker, { question, fault }) })
  } finally {
    await worker.terminate()
  }
}

function answered<Answer extends SheetAnswer>(
  worker: Worker,
  { question, fault }: { readonly question: SheetQuestion; readonly fault: Error | null },
): Promise<Outcome<Answer>> {
  if (fault !== null) return Promise.reject(fault)
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => settle(() => resolve(refuse('SHEET_BOMB'))), limitMs)
    const settle = (tell: () => void): void => {
      clearTimeout(late)
      worker.off('message', told)
      worker.off('error', failed)
      worker.off('exit', ended)
      tell()
    }
    const told = (answer: Outcome<Answer>): void => settle(() => resolve(answer))
    const failed = (error: NodeJS.ErrnoException): void =>
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refuse('SHEET_BOMB')) : reject(error)))
    const ended = (): void => settle(() => reject(new Error('the thread of a sheet ended without an answer')))
    worker.on('message', told)
    worker.on('error', failed)
    worker.on('exit', ended)
    worker.postMessage(question)
  })
}
