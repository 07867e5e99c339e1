// Timetable: start times, what stands after the meeting's end, and the bar's proportions.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockAfter, endsNextDay, timetable } from '../../../client/points/timetable.ts'
import { agendaItemIdSchema } from '../../../shared/ids.ts'
import { type Agenda, type AgendaItem, agendaOf } from '../../../shared/point/agenda-item.ts'

function anAgenda(minutes: readonly number[]): Agenda {
  const items = minutes.map(
    (each, at): AgendaItem => ({
      id: agendaItemIdSchema.parse(`sak-${at}`),
      kind: 'discussion',
      title: `Sak ${at + 1}`,
      minutes: each,
      owner: '',
      linked: [],
      rank: `a${String.fromCharCode(65 + at)}`,
    }),
  )
  return agendaOf(new Map(items.map((item) => [item.id, item])))
}

describe('the timetable of a meeting', () => {
  it('[AGD1] gives every item its times and says which goes over and which begins too late', () => {
    const table = timetable({
      agenda: anAgenda([10, 15, 55, 45, 40, 35, 45, 20]),
      startsAt: '10:00',
      lengthMinutes: 240,
    })
    expect({ ...table, rows: table.rows.map(({ item: _item, ...row }) => row) }).toEqual({
      rows: [
        { number: 1, startsAt: '10:00', endsAt: '10:10', startsLate: false, runsOver: false },
        { number: 2, startsAt: '10:10', endsAt: '10:25', startsLate: false, runsOver: false },
        { number: 3, startsAt: '10:25', endsAt: '11:20', startsLate: false, runsOver: false },
        { number: 4, startsAt: '11:20', endsAt: '12:05', startsLate: false, runsOver: false },
        { number: 5, startsAt: '12:05', endsAt: '12:45', startsLate: false, runsOver: false },
        { number: 6, startsAt: '12:45', endsAt: '13:20', startsLate: false, runsOver: false },
        { number: 7, startsAt: '13:20', endsAt: '14:05', startsLate: false, runsOver: true },
        { number: 8, startsAt: '14:05', endsAt: '14:25', startsLate: true, runsOver: false },
      ],
      plannedMinutes: 265,
      overrunMinutes: 25,
      endsAt: '14:00',
      endShare: 240 / 265,
    })
  })

  it('[AGD1] an item that begins as the meeting ends goes over, it does not begin after', () => {
    const table = timetable({ agenda: anAgenda([60, 15]), startsAt: '10:00', lengthMinutes: 60 })
    expect(table.rows.map(({ startsLate, runsOver }) => ({ startsLate, runsOver }))).toEqual([
      { startsLate: false, runsOver: false },
      { startsLate: false, runsOver: true },
    ])
  })

  it('[AGD1] an agenda that fits has no overrun and its end at the end of the bar', () => {
    const table = timetable({ agenda: anAgenda([30]), startsAt: '09:00', lengthMinutes: 60 })
    expect([table.plannedMinutes, table.overrunMinutes, table.endsAt, table.endShare]).toEqual([30, 0, '10:00', 1])
  })

  it('[AGD1] an overrun is always told by exactly the items that end after the meeting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 }),
        fc.integer({ min: 5, max: 480 }),
        (minutes, lengthMinutes) => {
          const table = timetable({ agenda: anAgenda(minutes), startsAt: '10:00', lengthMinutes })
          const told = table.rows.filter((row) => row.startsLate || row.runsOver)
          expect(told.length > 0).toBe(table.overrunMinutes > 0)
          expect(table.rows.filter((row) => row.startsLate && row.runsOver)).toEqual([])
        },
      ),
    )
  })

  it('wraps the clock at midnight and knows that the meeting ends the day after', () => {
    expect([clockAfter('22:30', 120), clockAfter('00:00', 0), clockAfter('10:05', 1_435)]).toEqual([
      '00:30',
      '00:00',
      '10:00',
    ])
    expect([endsNextDay('22:30', 120), endsNextDay('22:00', 120), endsNextDay('10:00', 240)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
