// How the evidence of a standard question stands: answered, missing, or answered so long before the meeting that it should be looked at again. Pure.
// Called by the card of the standard questions and by the call, and by the server where it tells what waits for whom.

export type EvidenceState = 'answered' | 'outdated' | 'missing'

interface Answered {
  readonly answer: string
  /** ISO 8601. */
  readonly answeredAt: string | null
}

/** An answer older than this, at the meeting or today, is outdated; days. */
const outdatedAfterDays = 30
const dayMs = 86_400_000

/**
 * @param asOf the day the answer is read for, as ISO text: when the board sat, or today
 * @returns how the evidence stands
 */
export function evidenceState({ answer, answeredAt }: Answered, asOf: string): EvidenceState {
  if (answer.trim() === '' || answeredAt === null) return 'missing'
  return ageDays(answeredAt, asOf) > outdatedAfterDays ? 'outdated' : 'answered'
}

/** @returns whole days between an answer and the day it is read for. */
export function ageDays(answeredAt: string, asOf: string): number {
  return Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(answeredAt)) / dayMs))
}
