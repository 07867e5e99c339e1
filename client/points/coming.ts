// Who comes to a meeting, and who is or was there: one row for each voting seat, and how many. Pure.
// Called by the card «Hvem kommer» and its tests.

import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Attendance } from '../../shared/point/meeting.ts'
import { attendanceOf } from '../../shared/point/who-is-there.ts'

export type Answer = NonNullable<Attendance['answer']>

/** A voting seat: who sits there, what she answered, and who stands in for her. */
export interface ComingRow {
  readonly member: PersonId
  readonly name: string
  readonly organisation: string
  /** null = not answered. */
  readonly answer: Answer | null
  readonly deputy: { readonly id: PersonId; readonly name: string } | null
  /** Who filled the seat, if only for a while: its member, else her deputy; null = it stood empty. */
  readonly there: 'member' | 'deputy' | null
}

export interface Coming {
  readonly rows: readonly ComingRow[]
  readonly answered: number
  /** Seats that will be filled by the answers so far: the member comes, or her deputy does. */
  readonly filled: number
  /** Seats that somebody has sat in since the meeting began. */
  readonly sat: number
}

type Members = ProgrammeBody['members']

/** @returns the seats in order of their organisations. */
export function comingOf({ meeting, seats }: Pick<MeetingView, 'meeting' | 'seats'>, members: Members): Coming {
  const people = new Map(members.map(({ person }) => [person.id, person]))
  const rows = seats.map(({ member }): ComingRow => {
    const deputy = meeting.deputies[member]
    const sat = (person: PersonId) => attendanceOf(meeting, person).stays.length > 0
    return {
      there: sat(member) ? 'member' : deputy !== undefined && sat(deputy) ? 'deputy' : null,
      member,
      name: people.get(member)?.name ?? member,
      organisation: people.get(member)?.organisation ?? '',
      answer: attendanceOf(meeting, member).answer,
      deputy: deputy === undefined ? null : { id: deputy, name: people.get(deputy)?.name ?? deputy },
    }
  })
  rows.sort((a, b) => a.organisation.localeCompare(b.organisation, 'nb') || a.name.localeCompare(b.name, 'nb'))
  return {
    rows,
    answered: rows.filter(({ answer }) => answer !== null).length,
    sat: rows.filter(({ there }) => there !== null).length,
    filled: rows.filter(({ answer }) => answer === 'comes' || answer === 'deputy-comes').length,
  }
}

/** @returns who may stand in for a member: deputies who stand in for nobody else. */
export function possibleDeputies(
  { meeting }: Pick<MeetingView, 'meeting'>,
  members: Members,
  member: PersonId,
): Members {
  const taken = Object.entries(meeting.deputies).flatMap(([absent, deputy]) => (absent === member ? [] : [deputy]))
  return members.filter(({ person, role }) => role === 'deputy' && !taken.includes(person.id))
}
