// A second opinion worked out beside the event loop. Called by http/programmes/second-opinion.ts.

import { inAThread } from '../in-a-thread.ts'
import type { OpinionAsked, OpinionFigures } from './work-out-opinion.ts'

/** The solver gives up proving after this long. Loading it and reckoning the sets come on top. */
const budgetMs = 5_000

const program = new URL('./second-opinion-thread.ts', import.meta.url)

/** @throws when the thread fails or does not answer in time */
export function opinionInThread(asked: OpinionAsked): Promise<OpinionFigures> {
  return inAThread(program, { asked, budgetMs })
}
