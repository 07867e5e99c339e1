// Who is there: what a meeting says of people: present or not, which seats are filled and by whom, whether the board can decide, and who
// takes no part in an item. A person is present while her last stay has no end. Questions alone; the steps stand in attendance.ts and
// recusal.ts. Called by them, by deciding, and by every page of a meeting.

import type { AgendaItemId, PersonId } from '../ids.ts'
import type { Attendance, BoardSeat, Meeting } from './meeting.ts'
import { ownEntry } from './own-entry.ts'

const nobody: Attendance = { answer: null, stays: [] }

/** @returns whether somebody is there now. */
export function isPresent(meeting: Pick<Meeting, 'attendance'>, person: PersonId): boolean {
  return attendanceOf(meeting, person).stays.at(-1)?.to === null
}

/** @returns whether somebody was there and is not any more; false for one who never was registered, as whoever leads need not be. */
export function hasLeft(meeting: Pick<Meeting, 'attendance'>, person: PersonId): boolean {
  return (attendanceOf(meeting, person).stays.at(-1)?.to ?? null) !== null
}

/** @returns for each seat who fills it now: its member, else her deputy, else null. In the order of the seats. */
export function seatsFilled(
  meeting: Pick<Meeting, 'attendance' | 'deputies'>,
  seats: readonly BoardSeat[],
): readonly { readonly member: PersonId; readonly filledBy: PersonId | null }[] {
  return seats.map(({ member }) => {
    if (isPresent(meeting, member)) return { member, filledBy: member }
    const deputy = ownEntry(meeting.deputies, member)
    return { member, filledBy: deputy !== undefined && isPresent(meeting, deputy) ? deputy : null }
  })
}

/** @returns whether as many seats are filled as the board needs to decide. */
export function isQuorate(
  meeting: Pick<Meeting, 'attendance' | 'deputies' | 'quorum'>,
  seats: readonly BoardSeat[],
): boolean {
  return seatsFilled(meeting, seats).filter(({ filledBy }) => filledBy !== null).length >= meeting.quorum
}

/**
 * Who speaks for each seat on an agenda item now: its member when she is there and not recused, else her deputy when he is. A recused member's
 * deputy may come in for her. Nobody speaks for two seats.
 * @returns member → who speaks, for the seats somebody speaks for, in the order of the seats
 */
export function voicesOn(
  o: {
    readonly meeting: Pick<Meeting, 'attendance' | 'deputies' | 'recusals'>
    readonly seats: readonly BoardSeat[]
  },
  item: AgendaItemId,
): ReadonlyMap<PersonId, PersonId> {
  const { meeting, seats } = o
  const isOn = (person: PersonId): boolean => isPresent(meeting, person) && !isRecused(meeting, item, person)
  const members = new Set(seats.map(({ member }) => member))
  const standingIn = new Set<PersonId>()
  const voices = new Map<PersonId, PersonId>()
  for (const { member } of seats) {
    const deputy = ownEntry(meeting.deputies, member)
    if (isOn(member)) voices.set(member, member)
    else if (deputy !== undefined && isOn(deputy) && !members.has(deputy) && !standingIn.has(deputy)) {
      standingIn.add(deputy)
      voices.set(member, deputy)
    }
  }
  return voices
}

/** @returns whether somebody takes no part in an agenda item. */
export function isRecused(meeting: Pick<Meeting, 'recusals'>, item: AgendaItemId, person: PersonId): boolean {
  return ownEntry(meeting.recusals, item)?.includes(person) === true
}

/** @returns whether somebody who takes no part in an agenda item said so herself, so that she may take it back. */
export function saidItHerself(
  meeting: Pick<Meeting, 'recusals' | 'recusalNotes'>,
  item: AgendaItemId,
  person: PersonId,
): boolean {
  return isRecused(meeting, item, person) && recusalNote(meeting, item, person)?.by === person
}

/** @returns why somebody takes no part in an agenda item; '' where she gave no reason. */
export function recusalReason(meeting: Pick<Meeting, 'recusalNotes'>, item: AgendaItemId, person: PersonId): string {
  return recusalNote(meeting, item, person)?.reason ?? ''
}

function recusalNote({ recusalNotes }: Pick<Meeting, 'recusalNotes'>, item: AgendaItemId, person: PersonId) {
  return ownEntry(ownEntry(recusalNotes, item) ?? {}, person)
}

/** @returns a person's answer and stays; none of either when she is not named. */
export function attendanceOf({ attendance }: Pick<Meeting, 'attendance'>, person: PersonId): Attendance {
  return ownEntry(attendance, person) ?? nobody
}
