// Who comes to a meeting, and who may stand in for whom.

import { describe, expect, it } from 'vitest'
import { comingOf, possibleDeputies } from '../../../client/points/coming.ts'
import type { ProgrammeBody } from '../../../shared/contract/http.ts'
import { type PersonId, personIdSchema } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import type { Role } from '../../../shared/role.ts'

const id = (name: string): PersonId => personIdSchema.parse(name)
const member = (name: string, organisation: string, role: Role): ProgrammeBody['members'][number] => ({
  person: { id: id(name), name, organisation },
  role,
})
const members = [
  member('kari', 'KS', 'board-member'),
  member('ola', 'Helse Vest RHF', 'board-member'),
  member('eva', 'Direktoratet', 'programme-owner'),
  member('vara', 'KS', 'deputy'),
  member('annen', 'Helse Vest RHF', 'deputy'),
]
const seats = [id('kari'), id('ola'), id('eva')].map((each) => ({ member: each, filledBy: null }))
const called: Meeting = {
  ...newMeeting(seats),
  state: 'called',
  attendance: {
    [id('kari')]: { answer: 'deputy-comes', stays: [] },
    [id('ola')]: { answer: 'does-not-come', stays: [] },
  },
  deputies: { [id('kari')]: id('vara') },
}

describe('who comes', () => {
  it('is every seat by organisation, with the answer and the deputy', () => {
    const coming = comingOf({ meeting: called, seats }, members)
    expect(coming.rows.map(({ organisation, answer, deputy }) => [organisation, answer, deputy?.name ?? null])).toEqual(
      [
        ['Direktoratet', null, null],
        ['Helse Vest RHF', 'does-not-come', null],
        ['KS', 'deputy-comes', 'vara'],
      ],
    )
  })

  it('counts who has answered, and the seats that will be filled', () => {
    const { answered, filled } = comingOf({ meeting: called, seats }, members)
    expect({ answered, filled }).toEqual({ answered: 2, filled: 1 })
  })

  it('tells once the meeting has begun who filled each seat, whoever has left since', () => {
    const stay = { from: '2026-12-10T12:00:00.000Z', to: '2026-12-10T13:00:00.000Z', how: 'room' as const }
    const held: Meeting = {
      ...called,
      attendance: {
        [id('ola')]: { answer: 'does-not-come', stays: [stay] },
        [id('vara')]: { answer: null, stays: [stay] },
      },
    }
    const { rows, sat } = comingOf({ meeting: held, seats }, members)
    expect([sat, rows.map(({ name, there }) => [name, there])]).toEqual([
      2,
      [
        ['eva', null],
        ['ola', 'member'],
        ['kari', 'deputy'],
      ],
    ])
  })

  it('offers deputies who stand in for nobody else', () => {
    const names = (of: string) =>
      possibleDeputies({ meeting: called }, members, id(of)).map(({ person }) => person.name)
    expect([names('ola'), names('kari')]).toEqual([['annen'], ['vara', 'annen']])
  })
})
