// The thread a sheet is read and laid on the board in: one file, and then gone. It keeps what it has read for the questions after. Started by
// sheet-in-thread.ts.

import { parentPort } from 'node:worker_threads'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { previewOf, type ReadSheet, readSheet, writtenOf } from './lay-sheet.ts'
import type { SheetAnswer, SheetQuestion } from './sheet-in-thread.ts'

let sheet: ReadSheet | null = null

async function answerTo(question: SheetQuestion): Promise<Outcome<SheetAnswer>> {
  if (question.type === 'read') {
    const read = await readSheet(question)
    if (!read.ok) return read
    sheet = read.value
    return done({ type: 'read', marks: sheet.marks })
  }
  if (sheet === null) return refuse('SHEET_EMPTY')
  if (question.type === 'preview') return done({ type: 'preview', preview: await previewOf(sheet, question) })
  const written = await writtenOf(sheet, question)
  return written.ok ? done({ type: 'write', written: written.value }) : written
}

parentPort?.on('message', (question: SheetQuestion) => {
  void answerTo(question).then((answer) => parentPort?.postMessage(answer))
})
