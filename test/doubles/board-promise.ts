// A promise as the API tells it, open and of no meeting, but for what a test says of it. Called by tests of pages.

import { type BoardPromise, promiseSchema } from '../../shared/contract/promises.ts'

/** @param last the last digit of its id and the number in its text */
export function boardPromise(last: number, over: Partial<Record<keyof BoardPromise, unknown>>): BoardPromise {
  return promiseSchema.parse({
    id: `00000000-0000-4000-8000-00000000000${last}`,
    internal: false,
    text: `Løfte ${last}`,
    owner: 'ola-nordmann',
    due: '2026-12-01',
    state: 'open',
    decisionId: null,
    pointId: null,
    agendaItem: null,
    closing: '',
    closedBy: null,
    closedAt: null,
    madeAt: '2026-11-01T10:00:00.000Z',
    revision: 1,
    ...over,
  })
}
