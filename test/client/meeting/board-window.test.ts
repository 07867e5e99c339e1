// Which rows of a long list a meeting shows.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsAround } from '../../../client/meeting/board-window.ts'
import type { ItemId } from '../../../shared/ids.ts'

const order = (count: number) => Array.from({ length: count }, (_, at) => `DD-${at}` as ItemId)

it('a short list is shown whole', () => {
  expect(rowsAround({ order: order(3), about: [], atMost: 60 }).map((row) => row.place)).toEqual([1, 2, 3])
})

it('of a long list the rows around what it is about are shown in order, with a gap where some are left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 400 }), fc.array(fc.nat(399), { maxLength: 4 }), (count, places) => {
      const list = order(count)
      const about = [...new Set(places)].flatMap((at) => list[at] ?? [])
      const rows = rowsAround({ order: list, about, atMost: 60 })
      const shown = rows.filter((row) => row.id !== null)
      expect(shown.length).toBeLessThanOrEqual(60)
      for (const row of shown) expect(list[row.place - 1]).toBe(row.id)
      for (const id of about) expect(shown.some((row) => row.id === id)).toBe(true)
      expect(rows.map((row) => row.place)).toEqual([...rows.map((row) => row.place)].sort((a, b) => a - b))
    }),
  )
})
