// The board's seats as whoever leads registers them: how each member is there, what she answered to the call, who stands in for her and who could,
// and who said she comes and is not registered yet. Pure. Called by the dialog of attendance.

import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { AgendaItemId, PersonId } from '../../shared/ids.ts'
import type { Attendance } from '../../shared/point/meeting.ts'
import { attendanceOf, isPresent, isRecused } from '../../shared/point/who-is-there.ts'
import { presentHow } from './meeting-context.ts'

type Members = ProgrammeBody['members']

export interface SeatRow {
  readonly member: PersonId
  readonly filledBy: PersonId | null
  readonly how: 'room' | 'video' | 'away'
  /** What she answered to the call; null once she is there, and when she did not answer. */
  readonly answer: Attendance['answer']
  readonly deputy: PersonId | null
  /** Who could stand in for her: the one who does; deputies of her organisation; and any deputy, where she said that one comes. */
  readonly deputies: readonly PersonId[]
  readonly recused: boolean
}

/** @param o.item the agenda item that is up; null = none. @returns the seats, in their order. */
export function seatRows(o: {
  readonly view: MeetingView
  readonly members: Members
  readonly item: AgendaItemId | null
}): readonly SeatRow[] {
  const { view, members, item } = o
  const { meeting } = view
  return view.seats.map(({ member, filledBy }) => {
    const how = presentHow(view, member) ?? 'away'
    const { answer } = attendanceOf(meeting, member)
    const deputy = meeting.deputies[member] ?? null
    return {
      member,
      filledBy,
      how,
      answer: how === 'away' ? answer : null,
      deputy,
      deputies: deputiesFor({ view, members, member }),
      recused: item !== null && isRecused(meeting, item, member),
    }
  })
}

function deputiesFor(o: {
  readonly view: MeetingView
  readonly members: Members
  readonly member: PersonId
}): readonly PersonId[] {
  const { meeting } = o.view
  const own = meeting.deputies[o.member] ?? null
  const taken = new Set(Object.values(meeting.deputies))
  const organisation = o.members.find(({ person }) => person.id === o.member)?.person.organisation ?? ''
  const any = own !== null || attendanceOf(meeting, o.member).answer === 'deputy-comes'
  return o.members
    .filter(({ person, role }) => role === 'deputy' && (person.id === own || !taken.has(person.id)))
    .filter(({ person }) => any || (organisation !== '' && person.organisation === organisation))
    .map(({ person }) => person.id)
}

/** @returns those who said they come, or stand in for a member who said so, and have not been there yet, in the order of the seats. */
export function awaitedIn({ meeting, seats }: Pick<MeetingView, 'meeting' | 'seats'>): readonly PersonId[] {
  return seats.flatMap(({ member, filledBy }) => {
    if (filledBy !== null) return []
    const { answer } = attendanceOf(meeting, member)
    const comes = answer === 'comes' ? member : answer === 'deputy-comes' ? (meeting.deputies[member] ?? null) : null
    if (comes === null || isPresent(meeting, comes)) return []
    return attendanceOf(meeting, comes).stays.length === 0 ? [comes] : []
  })
}
