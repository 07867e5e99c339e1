// Told ids: each connection's own answers, whatever others were told and however often the table is tidied.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Told, ToldIds } from '../../../server/realtime/told-ids.ts'

it('keeps for each connection the ids it was told, and no others', () => {
  const telling = fc.record({ to: fc.nat({ max: 4 }), id: fc.nat({ max: 5_000 }), tidy: fc.boolean() })
  fc.assert(
    fc.property(fc.array(telling, { maxLength: 3_000, size: 'max' }), (tellings) => {
      const table = new ToldIds()
      const told: Told[] = Array.from({ length: 5 }, () => [])
      const wanted = told.map(() => new Set<number>())
      for (const { to, id, tidy } of tellings) {
        const own = told[to] ?? []
        expect(table.has(own, id)).toBe(wanted[to]?.has(id))
        table.add(own, id)
        wanted[to]?.add(id)
        if (tidy) table.tidy(told)
      }
      expect(told.map((own) => new Set(table.idsOf(own)))).toEqual(wanted)
    }),
    { numRuns: 20 },
  )
})

it('forgets ids of those who have left', () => {
  const table = new ToldIds()
  for (let id = 0; id < 2_000; id += 1) table.add([], id)
  const here: Told = []
  table.add(here, 7)
  table.tidy([here])
  table.add(here, 9_999)
  expect(table.idsOf(here)).toEqual([7, 9_999])
  expect(here).toHaveLength(1)
})
