// How a circulation stands: what can still be answered, what can be done with it, and what became of it; and how much of its time is left. Pure: of the
// round as it was read and the server's time. Called by its page and by the lists that tell of it.

import type { Round } from '../../shared/contract/deciding.ts'
import type { PersonId } from '../../shared/ids.ts'

/**
 * `complete`: all have answered · `overdue`: the deadline is past, and some have answered · `unanswered`: it is past, and nobody has · `agreed`, `against`,
 * `short`: shown, and nobody is against, somebody is, or too few answered for the board to decide.
 */
export type CirculationState =
  | 'open'
  | 'complete'
  | 'overdue'
  | 'unanswered'
  | 'agreed'
  | 'against'
  | 'short'
  | 'decided'
  | 'withdrawn'

/**
 * @param o.quorum as many as must have answered
 * @param o.isDecided whether a decision was made on it
 * @param o.recused who takes no part in its case; they are not waited for
 */
export function circulationState(o: {
  readonly round: Round
  readonly quorum: number
  readonly isDecided: boolean
  readonly recused: readonly PersonId[]
  readonly nowMs: number
}): CirculationState {
  const { round, quorum, nowMs } = o
  if (round.state === 'withdrawn') return 'withdrawn'
  if (o.isDecided) return 'decided'
  if (round.state === 'revealed') {
    const positions = round.positions ?? []
    if (positions.some(({ position }) => position === 'cannot' || position === 'needs-more')) return 'against'
    return positions.filter(({ seat }) => round.asked.includes(seat)).length < quorum ? 'short' : 'agreed'
  }
  if (waitedFor(round, o.recused).length === 0) return 'complete'
  if (round.deadline === null || Date.parse(round.deadline) > nowMs) return 'open'
  return round.answered.length === 0 ? 'unanswered' : 'overdue'
}

/** @returns the seats a circulation still waits for */
export function waitedFor(round: Round, recused: readonly PersonId[]): readonly PersonId[] {
  return round.asked.filter((seat) => !round.answered.includes(seat) && !recused.includes(seat))
}

/** @returns the largest whole unit of what is left; minutes are told up, so that the last one is not none */
export function timeLeft(leftMs: number): { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number } {
  const minutes = Math.max(0, Math.ceil(leftMs / 60_000))
  if (minutes >= 48 * 60) return { unit: 'days', count: Math.floor(minutes / (24 * 60)) }
  if (minutes >= 120) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'minutes', count: minutes }
}
