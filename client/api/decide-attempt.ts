// Decide attempt: one person's attempt to have a decision registered, from the press of the button until it is known what became of it. Always in exactly one
// state. Where no answer came, it may have been registered: the same request with the same key is asked again until the server has told, and is
// never made twice. Pure but for what it is handed; driven by useDecide (deciding-queries.ts).

import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Answer, Problem } from './request.ts'

/** `unknown`: it was sent and no answer came; it is being asked what became of it. */
export type DecideState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'registered'; readonly decision: ShownDecision }
  | { readonly kind: 'not-registered'; readonly problem: Problem }

/** The server says these without having been able to look the attempt up, or in the middle of making it. */
const tellsNothing: ReadonlySet<RefusalCode> = new Set(['INTERNAL', 'UNAVAILABLE'])
/** The server says these before it looks the attempt up: they tell of this request, and not of an earlier one. */
const saidBefore: ReadonlySet<RefusalCode> = new Set([
  'NOT_SIGNED_IN',
  'ORIGIN',
  'METHOD',
  'TOO_MANY_REQUESTS',
  'TOO_LARGE',
  'BAD_REQUEST',
  'BAD_JSON',
  'CLIENT_TOO_OLD',
])

const firstPauseMs = 500
const longestPauseMs = 5_000

/**
 * Sends until it is known what became of it.
 * @param o.send the same request with the same key, each time
 * @param o.isOver whether nobody waits for the answer any more
 */
export async function attemptDecision(o: {
  readonly send: () => Promise<Answer<ShownDecision>>
  readonly pause: (ms: number) => Promise<void>
  readonly tell: (state: DecideState) => void
  readonly isOver: () => boolean
}): Promise<void> {
  o.tell({ kind: 'sending' })
  let mayHaveArrived = false
  for (let pauseMs = firstPauseMs; !o.isOver(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const state = stateAfter(await o.send(), mayHaveArrived)
    if (o.isOver()) return
    o.tell(state)
    if (state.kind !== 'unknown') return
    mayHaveArrived = true
    await o.pause(pauseMs)
  }
}

/** @param mayHaveArrived an earlier request of this attempt was sent and not answered */
function stateAfter(answer: Answer<ShownDecision>, mayHaveArrived: boolean): DecideState {
  if (answer.ok) return { kind: 'registered', decision: answer.value }
  const { problem } = answer
  if (problem.kind !== 'refused' || tellsNothing.has(problem.refusal.code)) return { kind: 'unknown' }
  if (mayHaveArrived && saidBefore.has(problem.refusal.code)) return { kind: 'unknown' }
  return { kind: 'not-registered', problem }
}
