// What the rows of an agenda say beside kind and owner.

import { expect, it } from 'vitest'
import { itemFactsOf } from '../../../client/points/item-facts.ts'
import type { DecidingView } from '../../../shared/contract/deciding.ts'

it('the newest text of an item tells how it stands, and a decision made there is named', () => {
  const wordings = [
    { agendaItem: 'sak-1', version: 2, publishedAt: null },
    { agendaItem: 'sak-1', version: 1, publishedAt: '2026-12-01T10:00:00.000Z' },
    { agendaItem: 'sak-2', version: 1, publishedAt: '2026-12-01T10:00:00.000Z' },
  ] as unknown as DecidingView['wordings']
  const decisions = [
    { agendaItem: 'sak-2', id: 'a', number: 4 },
    { agendaItem: null, id: 'b', number: 5 },
  ] as unknown as DecidingView['decisions']
  const promises = [
    { state: 'open', due: '2026-12-01' },
    { state: 'open', due: '2026-12-20' },
    { state: 'kept', due: '2026-12-01' },
  ] as const
  const facts = itemFactsOf({ deciding: { wordings, decisions }, promises, today: '2026-12-20' })
  expect({ ...facts, wordings: [...facts.wordings], decisions: [...facts.decisions] }).toEqual({
    wordings: [
      ['sak-1', 'unread'],
      ['sak-2', 'published'],
    ],
    decisions: [['sak-2', { id: 'a', number: 4 }]],
    promises: { open: 2, overdue: 1 },
    known: true,
  })
  expect(itemFactsOf({ deciding: undefined, promises, today: '2026-12-20' }).known).toBe(false)
})
