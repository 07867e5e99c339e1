// The two lines among the rows: at the top, after the first item, after the last, both at one place, under a filter, and under heads.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HeldCounts, linesAmong, zoneOf } from '../../../client/item/frame-zones.ts'
import { groupedRows, listRows, type QueueRowPart } from '../../../client/queue/queue-rows.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'

const id = (n: number): ItemId => itemIdSchema.parse(`DD-${n}`)
const order = [1, 2, 3, 4, 5].map(id)
const places = new Map(order.map((each, at) => [each, at + 1]))
const keysOf = (rows: readonly QueueRowPart[]): string => rows.map(({ key }) => key.replace('DD-', '')).join(' ')
const list = (held: HeldCounts | null, visible: readonly ItemId[] = order): string =>
  keysOf(listRows({ visible, places, held }))

describe('a line stands right below the last item its frame holds', () => {
  it('[LIN1] wherever that is', () => {
    expect(list({ p50: 0, p85: 0 })).toBe('line:p50 line:p85 1 2 3 4 5')
    expect(list({ p50: 1, p85: 4 })).toBe('1 line:p50 2 3 4 line:p85 5')
    expect(list({ p50: 3, p85: 3 })).toBe('1 2 3 line:p50 line:p85 4 5')
    expect(list({ p50: 5, p85: 5 })).toBe('1 2 3 4 5 line:p50 line:p85')
    expect(list({ p50: 4, p85: 2 })).toBe('1 2 line:p85 3 4 line:p50 5')
    expect(list({ p50: 0, p85: 0 }, [])).toBe('line:p50 line:p85')
    expect(list(null)).toBe('1 2 3 4 5')
  })

  it('among the rows a filter lets through', () => {
    expect(list({ p50: 3, p85: 4 }, [2, 5].map(id))).toBe('2 line:p50 line:p85 5')
    expect(list({ p50: 1, p85: 2 }, [2, 5].map(id))).toBe('line:p50 2 line:p85 5')
  })

  it('so that the rows above it are those it holds, under any filter', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(45), fc.nat(45), fc.func(fc.boolean()), (count, p50, p85, isShown) => {
        const all = Array.from({ length: count }, (_, at) => id(at + 1))
        const at = new Map(all.map((each, index) => [each, index + 1]))
        const rows = listRows({ visible: all.filter((each) => isShown(each)), places: at, held: { p50, p85 } })
        for (const [name, held] of Object.entries({ p50, p85 })) {
          const line = rows.findIndex(({ key }) => key === `line:${name}`)
          expect(rows.filter(({ key }) => key === `line:${name}`)).toHaveLength(1)
          for (const [index, row] of rows.entries()) {
            if (row.kind === 'item') expect(row.place <= held).toBe(index < line)
          }
        }
      }),
    )
  })

  it('and names the items on both sides, for what is dropped on it', () => {
    const line = (held: HeldCounts) => listRows({ visible: order, places, held }).find(({ key }) => key === 'line:p50')
    expect(line({ p50: 2, p85: 4 })).toMatchObject({ below: 'DD-2', above: 'DD-3' })
    expect(line({ p50: 0, p85: 4 })).toMatchObject({ below: null, above: 'DD-1' })
    expect(line({ p50: 5, p85: 5 })).toMatchObject({ below: 'DD-5', above: null })
  })
})

it('[LIN2] a row is held by both frames, by one, or by none', () => {
  const zones = (held: HeldCounts) => [1, 2, 3].map((place) => zoneOf(place, held))
  expect(zones({ p50: 1, p85: 2 })).toEqual(['in', 'between', 'out'])
  expect(zones({ p50: 2, p85: 1 })).toEqual(['in', 'between', 'out'])
  expect(zones({ p50: 0, p85: 0 })).toEqual(['out', 'out', 'out'])
  expect(linesAmong([], { p50: 3, p85: 4 }).map(({ before }) => before)).toEqual([0, 0])
})

it('arranges rows under heads that say how many each frame holds, an item of two groups in both', () => {
  const rows = groupedRows({
    groups: [
      { id: 'KOM', name: 'Kommunene', items: [1, 4].map(id) },
      { id: 'NHN', name: 'NHN', items: [4, 5].map(id) },
    ],
    places,
    held: { p50: 1, p85: 4 },
  })
  expect(keysOf(rows)).toBe('group:KOM KOM/1 KOM/4 group:NHN NHN/4 NHN/5')
  expect(rows.flatMap((row) => (row.kind === 'group' ? [row.group.held] : []))).toEqual([
    { p50: 1, p85: 2 },
    { p50: 0, p85: 1 },
  ])
  expect(rows.flatMap((row) => (row.kind === 'item' ? [row.zone] : []))).toEqual(['in', 'between', 'between', 'out'])
})
