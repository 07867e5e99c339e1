// Keyed: every table that ever was answers what it held, whichever of them is changed next.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noneKeyed } from '../../../server/realtime/keyed.ts'

it('leaves every older table as it was, whichever of them is changed', () => {
  const change = fc.record({ of: fc.nat(), key: fc.nat(5), value: fc.option(fc.nat(99)) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const tables = [{ table: noneKeyed<number>(), held: new Map<number, number>() }]
      for (const { of, key, value } of changes) {
        const from = tables[of % tables.length]
        if (from === undefined) continue
        const held = new Map(from.held)
        if (value === null) held.delete(key)
        else held.set(key, value)
        tables.push({ table: from.table.with(key, value), held })
      }
      for (const { table, held } of tables) {
        expect(new Map(table.entries())).toEqual(held)
        for (let key = 0; key <= 5; key += 1) expect(table.get(key)).toBe(held.get(key))
      }
    }),
    { numRuns: 300 },
  )
})
