// A problem as queries carry it, and in the reader's words. Called by the queries and by every page that shows why something did not arrive.

import { refusalText } from '../language/refusal-text.ts'
import { words } from '../language/words.ts'
import type { Answer, Problem } from './request.ts'

/** What a query throws, so that the query library knows it failed. */
export class RequestError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.kind === 'refused' ? `refused: ${problem.refusal.code}` : problem.kind)
    this.name = 'RequestError'
    this.problem = problem
  }
}

/** @returns the value of an answer. Throws RequestError when there is none. */
export function contentOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new RequestError(answer.problem)
}

/** @returns why, in the language on the screen; for an error of any origin. */
export function problemText(error: unknown): string {
  const problem = error instanceof RequestError ? error.problem : null
  if (problem?.kind === 'refused') return refusalText(problem.refusal)
  if (problem?.kind === 'unreachable') return words.getFixedT(null, 'ui')('error.offline')
  return refusalText({ code: 'INTERNAL' })
}

/** @returns the refusal's code, or null when the error is of another kind. */
export function refusalCodeOf(error: unknown): string | null {
  return error instanceof RequestError && error.problem.kind === 'refused' ? error.problem.refusal.code : null
}
