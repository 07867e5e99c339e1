// How far an item has come towards a decision.

import { describe, expect, it } from 'vitest'
import { isConsensus, itemDeciding } from '../../../client/meeting/item-deciding.ts'
import type { Position, PositionKind } from '../../../shared/deciding/position.ts'
import { deciding, first, owner, round, second, wording } from './meeting-values.ts'

const position = (seat: Position['seat'], kind: PositionKind): Position => ({
  seat,
  by: seat,
  position: kind,
  reason: 'fordi',
  givenAt: '2026-03-05T09:26:00.000Z',
  beforehand: false,
})

describe('the step', () => {
  const published = wording(1)
  const draft = wording(2, { publishedAt: null })
  const open = round(1, published)
  const revealed = round(1, published, { state: 'revealed', positions: [position(owner, 'cannot')] })
  const stepOf = (over: Parameters<typeof deciding>[0]) => itemDeciding(deciding(over), second).step

  it('goes from no text to decided', () => {
    expect(stepOf({})).toBe('no-text')
    expect(stepOf({ wordings: [draft] })).toBe('unpublished')
    expect(stepOf({ wordings: [published] })).toBe('published')
    expect(stepOf({ wordings: [published], rounds: [open] })).toBe('asked')
    expect(stepOf({ wordings: [published], rounds: [revealed] })).toBe('revealed')
    const decision = { agendaItem: second, roundId: revealed.id, number: 12, reverses: null, id: 'x' } as never
    expect(stepOf({ wordings: [published], rounds: [revealed], decisions: [decision] })).toBe('decided')
  })

  it('what was taken back stands no more, also by a decision the reader is not shown', () => {
    const decision = { agendaItem: second, roundId: revealed.id, number: 12, reverses: null, id: 'x' } as never
    const decided = { wordings: [published], rounds: [revealed], decisions: [decision] }
    const reversals = [{ decision: 'x', number: 13 }] as never
    expect(itemDeciding(deciding(decided), second).standing).toBe(decision)
    expect(itemDeciding(deciding({ ...decided, reversals }), second).standing).toBeNull()
  })

  it('a newer text that is published takes a revealed round back to published: it is tested anew', () => {
    expect(stepOf({ wordings: [published, wording(2)], rounds: [revealed] })).toBe('published')
  })

  it('a text that is not shown yet changes nothing', () => {
    expect(stepOf({ wordings: [published, draft], rounds: [revealed] })).toBe('revealed')
  })

  it('a round that was withdrawn never was', () => {
    expect(stepOf({ wordings: [published], rounds: [round(1, published, { state: 'withdrawn' })] })).toBe('published')
  })

  it('what belongs to another item is left out', () => {
    expect(itemDeciding(deciding({ wordings: [published], rounds: [open] }), first)).toMatchObject({
      step: 'no-text',
      round: null,
    })
  })
})

it('the board agrees when everybody supports, with reservation or without', () => {
  const of = (...kinds: PositionKind[]) =>
    isConsensus(round(1, wording(1), { positions: kinds.map((kind) => position(owner, kind)) }))
  expect([of('supports', 'reservation'), of('supports', 'cannot'), of('needs-more'), of()]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
