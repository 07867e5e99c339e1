// Who a request comes from: a session begun with a seat is one only where there are seats.

import { expect, it } from 'vitest'
import { currentActor } from '../../../server/auth/current-actor.ts'
import type { FoundSession, SignedInBy } from '../../../server/store/sessions.ts'
import { personIdSchema } from '../../../shared/ids.ts'

const now = new Date('2026-11-29T12:00:00Z')
const token = 'x'.repeat(43)

function session(by: SignedInBy | null): FoundSession {
  const id = personIdSchema.parse('nina-elvmann')
  return {
    sessionId: 'one',
    personId: id,
    by,
    expiresAt: new Date('2026-11-29T20:00:00Z'),
    assurance: null,
    authenticatedAt: null,
    person: { id, name: 'Nina Elvmann', organisation: 'Direktoratet', roles: {} },
  }
}

async function isIn(by: SignedInBy | null, seats: boolean): Promise<boolean> {
  const actor = currentActor({ sessions: { find: async () => session(by) }, now: () => now, seats })
  return (await actor(`veivalg_session=${token}`)) !== null
}

it('[SSN2] a session begun with a seat is none where seats are off; others stand', async () => {
  expect(await Promise.all([isIn('seat', true), isIn('seat', false)])).toEqual([true, false])
  expect(await Promise.all([isIn('oidc', false), isIn('link', false), isIn('invitation', false)])).toEqual([
    true,
    true,
    true,
  ])
})
