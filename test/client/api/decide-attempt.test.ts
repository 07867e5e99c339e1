// One attempt to decide: the screen is always in exactly one state, says «registered» and «not registered» only when it is known, and asks the same again until
// it is.

import { describe, expect, it } from 'vitest'
import { attemptDecision, type DecideState } from '../../../client/api/decide-attempt.ts'
import type { Answer } from '../../../client/api/request.ts'
import type { ShownDecision } from '../../../shared/contract/deciding.ts'
import type { RefusalCode } from '../../../shared/outcome.ts'

const decision = { number: 7 } as ShownDecision
const registered: Answer<ShownDecision> = { ok: true, value: decision }
const lost: Answer<ShownDecision> = { ok: false, problem: { kind: 'unreachable' } }
const refused = (code: RefusalCode): Answer<ShownDecision> => ({
  ok: false,
  problem: { kind: 'refused', status: 409, refusal: { code }, requestId: 'r' },
})

/** @returns every state the screen was in, until the answers end. */
async function told(...answers: readonly Answer<ShownDecision>[]): Promise<string[]> {
  const states: DecideState[] = []
  const left = [...answers]
  const pauses: number[] = []
  await attemptDecision({
    send: async () => left.shift() ?? lost,
    pause: async (ms) => void pauses.push(ms),
    tell: (state) => void states.push(state),
    isOver: () => left.length === 0 && pauses.length >= answers.length,
  })
  return states.map((state) => (state.kind === 'registered' ? `registered as no ${state.decision.number}` : state.kind))
}

describe('an attempt to decide', () => {
  it('[DEC4] T-115 is registered, or not registered, by the first answer that tells', async () => {
    expect(await told(registered)).toEqual(['sending', 'registered as no 7'])
    expect(await told(refused('NO_QUORUM'))).toEqual(['sending', 'not-registered'])
    expect(await told(refused('NOT_SIGNED_IN'))).toEqual(['sending', 'not-registered'])
  })

  it('[DEC4] T-115 is unknown while no answer tells, and asks again until one does', async () => {
    expect(await told(lost, refused('UNAVAILABLE'), refused('INTERNAL'), registered)).toEqual([
      'sending',
      'unknown',
      'unknown',
      'unknown',
      'registered as no 7',
    ])
    expect(await told(lost, refused('FORBIDDEN'))).toEqual(['sending', 'unknown', 'not-registered'])
  })

  it('[DEC4] T-115 what is said before the attempt is looked up tells nothing of one that may have arrived', async () => {
    expect(await told(lost, refused('NOT_SIGNED_IN'), refused('TOO_MANY_REQUESTS'), registered)).toEqual([
      'sending',
      'unknown',
      'unknown',
      'unknown',
      'registered as no 7',
    ])
  })

  it('[DEC4] T-115 says nothing more when nobody waits for it', async () => {
    expect(await told(lost)).toEqual(['sending', 'unknown'])
  })
})
