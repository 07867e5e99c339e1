// The board's seats as they are registered: who is awaited, and who could stand in for whom.

import { expect, it } from 'vitest'
import { awaitedIn, seatRows } from '../../../client/meeting/attendance-rows.ts'
import { programmeBodySchema } from '../../../shared/contract/http.ts'
import type { Attendance, Meeting } from '../../../shared/point/meeting.ts'
import { absent, deputy, member, owner, second, view } from './meeting-values.ts'

const at = '2026-03-05T09:00:00.000Z'
const answered = (answer: Attendance['answer'], stays: Attendance['stays'] = []): Attendance => ({ answer, stays })
/** Three seats, none of them filled. */
const board = (attendance: Meeting['attendance'], over: Partial<Meeting> = {}) =>
  view({ attendance, ...over }, { [owner]: null, [member]: null })
const members = programmeBodySchema.shape.members.parse(
  [
    [owner, 'Direktoratet', 'programme-owner'],
    [member, 'KS', 'board-member'],
    [absent, 'NHN', 'board-member'],
    [deputy, 'KS', 'deputy'],
  ].map(([id, organisation, role]) => ({ person: { id, name: id, organisation }, role })),
)

it('marks what each answered until she is there, and offers a deputy where there is one', () => {
  const here = { from: at, to: null, how: 'video' as const }
  const attendance = {
    [owner]: answered('comes', [here]),
    [member]: answered('comes'),
    [absent]: answered('does-not-come'),
  }
  const seat = { filledBy: null, how: 'away', deputy: null, deputies: [], recused: false }
  expect(seatRows({ view: board(attendance, { recusals: { [second]: [member] } }), members, item: second })).toEqual([
    { ...seat, member: owner, how: 'video', answer: null },
    { ...seat, member, answer: 'comes', deputies: [deputy], recused: true },
    { ...seat, member: absent, answer: 'does-not-come' },
  ])
})

it('offers any free deputy to a member who said that one comes, and nobody one who stands in for another', () => {
  const deputiesIn = (meeting: ReturnType<typeof board>) =>
    seatRows({ view: meeting, members, item: null }).map((row) => row.deputies)
  expect(deputiesIn(board({ [absent]: answered('deputy-comes') }))).toEqual([[], [deputy], [deputy]])
  expect(deputiesIn(board({}, { deputies: { [absent]: deputy } }))).toEqual([[], [], [deputy]])
})

it('awaits those who said they come and the deputies who were named, and nobody who has been there and left', () => {
  const left = { from: at, to: '2026-03-05T10:00:00.000Z', how: 'room' as const }
  expect(awaitedIn(board({ [owner]: answered('comes'), [member]: answered('comes', [left]) }))).toEqual([owner])
  const away = { [absent]: answered('deputy-comes'), [owner]: answered('does-not-come') }
  expect(awaitedIn(board(away, { deputies: { [absent]: deputy } }))).toEqual([deputy])
  expect(awaitedIn(board(away))).toEqual([])
})
