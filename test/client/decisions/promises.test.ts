// Promises as they are read: what is overdue first, however they came.

import { expect, it } from 'vitest'
import { grouped } from '../../../client/decisions/grouped-promises.ts'
import { boardPromise } from '../../doubles/board-promise.ts'

it('what is overdue stands first, what is due today is still open, and what is closed is last, however late', () => {
  const all = [
    boardPromise(1, { due: '2026-11-27' }),
    boardPromise(2, { due: '2026-11-28' }),
    boardPromise(3, { state: 'kept', due: '2026-01-01' }),
    boardPromise(4, { state: 'waived', due: '2027-01-01' }),
  ]
  const told = grouped(all, '2026-11-28').map(({ group, list }) => [group, list.map(({ text }) => text)])
  expect(told).toEqual([
    ['overdue', ['Løfte 1']],
    ['open', ['Løfte 2']],
    ['closed', ['Løfte 3', 'Løfte 4']],
  ])
  expect(grouped([], '2026-11-28')).toEqual([])
})
