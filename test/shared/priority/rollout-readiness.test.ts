// How ready a rollout area is, and which is readier.

import { describe, expect, it } from 'vitest'
import { plainSteering, steeringSchema } from '../../../shared/frame/steering.ts'
import { byReadiness, rolloutReadiness } from '../../../shared/priority/rollout-readiness.ts'

const name = { nb: 'x', nn: 'x', en: 'x' }
const { rollout } = steeringSchema.parse({
  ...plainSteering,
  rollout: {
    area: 'OMR',
    preconditions: ['P1', 'P2'].map((id) => ({ id, name })),
    actorKinds: ['FL', 'APO'].map((id) => ({ id, name })),
  },
})
if (rollout === null) throw new Error('there is a rollout')
const readiness = (
  preconditions: Record<string, boolean>,
  actorsReady: Record<string, { ready: number; of: number }>,
) => rolloutReadiness({ preconditions, actorsReady } as Parameters<typeof rolloutReadiness>[0], rollout)

describe('a rollout area', () => {
  it('[ROL1] is ready when every precondition is met, and says how many of its actors are', () => {
    const some = readiness({ P1: true, P2: false }, { FL: { ready: 3, of: 4 }, APO: { ready: 2, of: 3 } })
    expect(some).toEqual({ met: 1, preconditions: 2, ready: 5, actors: 7, share: 5 / 7, isReady: false })
    expect(readiness({ P1: true, P2: true }, {})).toEqual({
      met: 2,
      preconditions: 2,
      ready: 0,
      actors: 0,
      share: null,
      isReady: true,
    })
    // What the programme does not ask about is not counted.
    expect(readiness({ P9: true }, { XX: { ready: 9, of: 9 } })).toMatchObject({ met: 0, actors: 0 })
  })

  it('[ROL1] is readier with more preconditions, then with more of its actors', () => {
    const all = [
      readiness({}, { FL: { ready: 4, of: 4 } }),
      readiness({ P1: true }, {}),
      readiness({ P1: true }, { FL: { ready: 1, of: 4 } }),
      readiness({ P1: true, P2: true }, { FL: { ready: 0, of: 4 } }),
    ]
    expect([...all].sort(byReadiness).map(({ met, share }) => [met, share])).toEqual([
      [2, 0],
      [1, 0.25],
      [1, null],
      [0, 1],
    ])
  })
})
