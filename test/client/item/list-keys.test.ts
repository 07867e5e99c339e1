// The keys of a list: walking, lifting, moving, dropping, cancelling; and nothing while a modifier is held.

import { expect, it } from 'vitest'
import { listKey, walkTo } from '../../../client/item/list-keys.ts'

const walking = (key: string) => listKey({ key, lifted: false, modifier: false })
const lifted = (key: string) => listKey({ key, lifted: true, modifier: false })

it('walks and opens while nothing is lifted', () => {
  expect([' ', 'Enter', 'F2', 'End', 'ArrowDown', 'x'].map(walking)).toEqual([
    { kind: 'lift' },
    { kind: 'open' },
    { kind: 'rename' },
    { kind: 'focus', to: 'last' },
    { kind: 'focus', to: 'next' },
    null,
  ])
})

it('moves, drops and cancels while something is lifted', () => {
  expect(['ArrowUp', 'PageDown', 'Home', ' ', 'Enter', 'Escape', 'Tab', 'F2'].map(lifted)).toEqual([
    { kind: 'step', rows: -1 },
    { kind: 'step', rows: 10 },
    { kind: 'end', end: 'first' },
    { kind: 'drop' },
    { kind: 'drop' },
    { kind: 'cancel' },
    { kind: 'cancel' },
    null,
  ])
})

it('leaves keys with a modifier to the browser', () => {
  expect(listKey({ key: 'ArrowDown', lifted: false, modifier: true })).toBe(null)
})

it('stops at the ends', () => {
  expect([
    walkTo({ at: 0, to: 'previous', count: 3 }),
    walkTo({ at: 2, to: 'next', count: 3 }),
    walkTo({ at: 1, to: 'page-down', count: 30 }),
    walkTo({ at: 1, to: 'last', count: 30 }),
  ]).toEqual([0, 2, 11, 29])
})
