// What an open page makes of a newer server's answer to who is signed in.

import { expect, it } from 'vitest'
import { sessionBodySchema } from '../../../shared/contract/http.ts'

it('(T-119) passes over a permission that only a newer server knows, and keeps the rest', () => {
  const told = sessionBodySchema.parse({
    person: { id: 'liv-kystmann', name: 'Liv Kystmann', organisation: 'KS', colour: 3 },
    memberships: [{ programmeId: 'digital-samhandling', role: 'observer', permissions: ['board.read', 'time.travel'] }],
    expiresAt: '2026-11-29T21:00:00.000Z',
    durable: true,
  })
  expect(told.memberships).toEqual([
    { programmeId: 'digital-samhandling', role: 'observer', permissions: ['board.read'] },
  ])
})
