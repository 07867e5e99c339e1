// How a circulation stands to whoever looks at it, how much of its time is left, and what a deadline that is being written makes.

import { describe, expect, it } from 'vitest'
import { circulationState, timeLeft, waitedFor } from '../../../client/item/circulation-state.ts'
import { readDeadline, usualDeadline } from '../../../client/item/deadline-draft.ts'
import type { Round } from '../../../shared/contract/deciding.ts'
import type { Position, PositionKind } from '../../../shared/deciding/position.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { absent, member, owner, round, wording } from '../meeting/meeting-values.ts'

const deadline = '2026-03-12T11:00:00.000Z'
const before = Date.parse('2026-03-10T11:00:00.000Z')
const after = Date.parse('2026-03-12T11:00:00.000Z')
const asked = [owner, member, absent]

function circulation(over: Partial<Round> = {}): Round {
  return round(1, wording(1), { how: 'circulation', deadline, asked, ...over })
}

function state(over: Partial<Round>, o: { at?: number; recused?: readonly PersonId[]; isDecided?: boolean } = {}) {
  const { at = before, recused = [], isDecided = false } = o
  return circulationState({ round: circulation(over), quorum: 2, isDecided, recused, nowMs: at })
}

function shown(...kinds: readonly PositionKind[]): Partial<Round> {
  const positions = kinds.map(
    (position, at): Position => ({
      seat: asked[at] ?? owner,
      by: asked[at] ?? owner,
      position,
      reason: '',
      givenAt: deadline,
      beforehand: false,
    }),
  )
  return { state: 'revealed', revealedAt: deadline, answered: positions.map(({ seat }) => seat), positions }
}

describe('a circulation', () => {
  it('is open until its deadline or until all have answered; who is recused is not waited for', () => {
    expect([
      state({ answered: [owner] }),
      state({ answered: asked }),
      state({ answered: [owner, member] }, { recused: [absent] }),
      state({ answered: [owner] }, { at: after }),
      state({}, { at: after }),
    ]).toEqual(['open', 'complete', 'complete', 'overdue', 'unanswered'])
    expect(waitedFor(circulation({ answered: [owner] }), [absent])).toEqual([member])
  })

  it('says what was answered once it is shown: somebody against before too few, and agreed only with enough', () => {
    expect([
      state(shown('supports', 'reservation')),
      state(shown('supports')),
      state(shown('supports', 'cannot')),
      state(shown('needs-more')),
    ]).toEqual(['agreed', 'short', 'against', 'against'])
  })

  it('is over when it is withdrawn or decided, whatever its deadline', () => {
    expect([
      state({ state: 'withdrawn' }, { at: after }),
      state(shown('supports', 'supports'), { isDecided: true, at: after }),
    ]).toEqual(['withdrawn', 'decided'])
  })

  it('tells its time in the largest whole unit, and never none before it is out', () => {
    const minute = 60_000
    const told = [49 * 60 * minute, 47.5 * 60 * minute, 119 * minute, 1, 0, -minute].map(timeLeft)
    expect(told.map(({ unit, count }) => `${count} ${unit}`)).toEqual([
      '2 days',
      '47 hours',
      '119 minutes',
      '1 minutes',
      '0 minutes',
      '0 minutes',
    ])
  })
})

describe('a deadline that is being written', () => {
  const now = new Date(2026, 2, 5, 9, 30)

  it('begins a week from now at noon, and is an instant of the reader’s own clock', () => {
    expect(usualDeadline(now)).toEqual({ date: '2026-03-12', time: '12:00' })
    expect(readDeadline({ date: '2026-03-12', time: '9.05' }, now.getTime())).toEqual({
      ok: true,
      deadline: new Date(2026, 2, 12, 9, 5).toISOString(),
    })
  })

  it('[RND5] begins on a working day: where a week from now is at a weekend, on the Monday after', () => {
    const offered = [6, 7, 8, 9].map((day) => usualDeadline(new Date(2026, 2, day, 23, 30)).date)
    expect(offered).toEqual(['2026-03-13', '2026-03-16', '2026-03-16', '2026-03-16'])
    expect(usualDeadline(new Date(2026, 11, 27)).date).toBe('2027-01-04')
  })

  it('says whether the date or the time is wrong, or that it is past', () => {
    expect([
      readDeadline({ date: null, time: '12:00' }, now.getTime()),
      readDeadline({ date: '2026-03-12', time: '25:00' }, now.getTime()),
      readDeadline({ date: '2026-03-05', time: '09:30' }, now.getTime()),
    ]).toEqual([
      { ok: false, fault: 'badDate' },
      { ok: false, fault: 'badTime' },
      { ok: false, fault: 'past' },
    ])
  })
})
