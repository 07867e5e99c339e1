// The course of a meeting: numbers, what is dealt with, what comes, and when it ends.

import { describe, expect, it } from 'vitest'
import { courseOf, endOf } from '../../../client/meeting/agenda-course.ts'
import { agendaOf } from '../../../shared/point/agenda-item.ts'
import { agenda, first, meeting, second, third } from './meeting-values.ts'

const minute = 60_000
const noon = Date.parse('2026-03-05T12:00:00.000Z')

describe('the course', () => {
  it('tells what is dealt with, what is up, and what comes next', () => {
    const course = courseOf({ agenda, internal: null, meeting: meeting() })
    expect(course.rows.map(({ item, number, state }) => [item.id, number, state])).toEqual([
      [first, 1, 'covered'],
      [second, 2, 'current'],
      [third, 3, 'coming'],
    ])
    expect([course.current?.item.id, course.next?.item.id]).toEqual([second, third])
  })

  it('puts internal items last, so that everybody’s numbers are the same', () => {
    const internal = agendaOf(new Map([[third, { ...agenda.items.get(third), id: third } as never]]))
    const publicAgenda = agendaOf(new Map([...agenda.items].filter(([id]) => id !== third)))
    const seenByAll = courseOf({ agenda: publicAgenda, internal: null, meeting: meeting() })
    const seenByMembers = courseOf({ agenda: publicAgenda, internal, meeting: meeting() })
    expect(seenByMembers.rows.slice(0, 2)).toEqual(seenByAll.rows)
    expect(seenByMembers.rows[2]).toMatchObject({ internal: true, number: 3 })
  })

  it('an item that was skipped is not next when a later one is up', () => {
    const course = courseOf({
      agenda,
      internal: null,
      meeting: meeting({ current: { item: third, internal: false }, covered: {} }),
    })
    expect(course.next).toBeNull()
  })

  it('an empty agenda has neither a current nor a next item', () => {
    const course = courseOf({ agenda: agendaOf(new Map()), internal: null, meeting: meeting({ current: null }) })
    expect(course).toEqual({ rows: [], current: null, next: null })
  })
})

describe('the end', () => {
  const course = courseOf({ agenda, internal: null, meeting: meeting() })

  it('is now, what is left of the item, and what comes', () => {
    const timer = { budgetMinutes: 40, spentMs: 0, runsSince: new Date(noon - 10 * minute).toISOString() }
    const end = endOf({ course, meeting: meeting({ timer }), nowMs: noon, startsAtMs: 0, endsAtMs: noon + 65 * minute })
    expect(end).toEqual({ atMs: noon + (30 + 60) * minute, overMinutes: 25 })
  })

  it('an item that has run over takes nothing off what comes', () => {
    const timer = { budgetMinutes: 5, spentMs: 30 * minute, runsSince: null }
    const end = endOf({ course, meeting: meeting({ timer }), nowMs: noon, startsAtMs: 0, endsAtMs: noon + 60 * minute })
    expect(end).toEqual({ atMs: noon + 60 * minute, overMinutes: 0 })
  })
})
