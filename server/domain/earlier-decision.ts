// Earlier decision: one that was made before, as far as a new one looks at it, and what taking it back goes by: the frame and the stream that stood before
// it. Pure; called by decide, and by what tells beforehand what a reversal would do.

import type { Decision } from '../../shared/deciding/decision.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type FrameRuling, type StreamRuling, streamRuling } from './board-rulings.ts'
import type { ReversedDecision } from './reversal-plan.ts'

/** A decision made before, as far as a new one looks at it. */
export interface EarlierDecision
  extends Pick<
    Decision,
    'id' | 'number' | 'pointId' | 'agendaItem' | 'wordingId' | 'internal' | 'effect' | 'reverses'
  > {
  /** Number of the decision that took it back, or null. */
  readonly reversedIn: number | null
}

/**
 * @param o.decisions all of the programme, by number
 * @param o.queueThen the queue as it was when the decision was made
 * @returns the decision as its reversal is planned from
 */
export function asReversed(o: {
  readonly reversed: EarlierDecision
  readonly decisions: readonly EarlierDecision[]
  readonly queueThen: readonly ItemId[]
}): ReversedDecision {
  const { reversed, decisions, queueThen } = o
  return {
    number: reversed.number,
    effect: reversed.effect,
    wasReversal: reversed.reverses !== null,
    queueThen,
    frameBefore: frameBefore(decisions, reversed.number),
    streamBefore: streamBefore(decisions, reversed),
  }
}

/** @returns the frame that stood before a decision: the last that was decided earlier and still stands; null = the programme's own. */
function frameBefore(decisions: readonly EarlierDecision[], number: number): FrameRuling | null {
  const last = standingBefore(decisions, number).findLast(({ effect }) => effect.type === 'frame')
  if (last?.effect.type !== 'frame') return null
  const { p50, p85 } = last.effect
  return { p50, p85, decision: last.number }
}

function streamBefore(decisions: readonly EarlierDecision[], reversed: EarlierDecision): StreamRuling | null {
  const { effect, number } = reversed
  if (effect.type !== 'stream') return null
  const last = onStream(standingBefore(decisions, number), effect.name).at(-1)
  return last?.effect.type === 'stream' ? streamRuling(last, last.effect) : null
}

/** @returns those about the stream of a name, by number */
export function onStream(decisions: readonly EarlierDecision[], name: string): readonly EarlierDecision[] {
  return decisions.filter(({ effect }) => effect.type === 'stream' && effect.name === name)
}

function standingBefore(decisions: readonly EarlierDecision[], number: number): readonly EarlierDecision[] {
  return decisions.filter((decision) => decision.number < number && decision.reversedIn === null)
}
