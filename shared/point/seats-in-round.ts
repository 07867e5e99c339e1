// Seats in a round: how each seat of the board stands in a consensus round, whose answer it is, and how many have answered of those who are asked;
// never what. By who speaks for the seat on the item now, as the commands of a round judge it. Pure. Called by the round on the meeting's pages
// and by the projector.

import type { AgendaItemId, PersonId } from '../ids.ts'
import type { BoardSeat, Meeting } from './meeting.ts'
import { ownEntry } from './own-entry.ts'
import { attendanceOf, isRecused, seatsFilled, voicesOn } from './who-is-there.ts'

/** A round as far as everybody sees it alike. */
export interface RoundAsked {
  readonly agendaItem: AgendaItemId
  readonly how: 'meeting' | 'circulation'
  readonly state: 'open' | 'revealed' | 'withdrawn'
  /** Seats, by member. */
  readonly asked: readonly PersonId[]
  /** Of those, with an answer that counts. */
  readonly answered: readonly PersonId[]
  /** Other seats, by what their members gave before. */
  readonly beforehand: readonly PersonId[]
}

/** Who is there, as a meeting is read. */
export interface RoomNow {
  readonly meeting: Pick<Meeting, 'attendance' | 'deputies' | 'recusals'>
  readonly seats: readonly BoardSeat[]
}

/** A seat in a round: whose it is, who speaks for it, else who fills it, and how it stands. Never what was answered. */
export interface SeatInRound {
  readonly member: PersonId
  readonly filledBy: PersonId | null
  /** `late`: somebody fills it who came after the round was opened, and is not asked. */
  readonly state: 'given' | 'beforehand' | 'waits' | 'recused' | 'left' | 'late' | 'absent'
  /** When she left, ISO; null otherwise. */
  readonly leftAt: string | null
}

/** @returns every seat of the board as it stands in a round; who has answered keeps that also when she has left since. */
export function seatsInRound(round: RoundAsked, room: RoomNow): readonly SeatInRound[] {
  const voices = voicesOn(room, round.agendaItem)
  return seatsFilled(room.meeting, room.seats).map(({ member, filledBy }) => {
    const voice = voices.get(member) ?? null
    const state = stateOf({ round, room, member, filledBy, voice })
    const leftAt = attendanceOf(room.meeting, member).stays.at(-1)?.to ?? null
    return { member, filledBy: voice ?? filledBy, state, leftAt: state === 'left' ? leftAt : null }
  })
}

function stateOf(o: {
  readonly round: RoundAsked
  readonly room: RoomNow
  readonly member: PersonId
  readonly filledBy: PersonId | null
  /** Who speaks for the seat on the item now; null = nobody. */
  readonly voice: PersonId | null
}): SeatInRound['state'] {
  const { round, room, member, filledBy, voice } = o
  const { meeting } = room
  const recused = (person: PersonId | null) => person !== null && isRecused(meeting, round.agendaItem, person)
  const isMeeting = round.how === 'meeting'
  const isOut = recused(member) || (isMeeting && recused(filledBy))
  if (isOut && (!isMeeting || voice === null)) return 'recused'
  if (round.answered.includes(member)) return 'given'
  if (round.beforehand.includes(member)) return 'beforehand'
  if (!isMeeting) return round.asked.includes(member) ? 'waits' : 'absent'
  if (voice !== null) return round.asked.includes(member) ? 'waits' : 'late'
  return attendanceOf(meeting, member).stays.length === 0 ? 'absent' : 'left'
}

/** @returns how many of those who are asked have answered; the recused and those who have gone are not waited for. */
export function answeredOf(seats: readonly SeatInRound[]): { readonly answered: number; readonly asked: number } {
  const answered = seats.filter((seat) => seat.state === 'given').length
  return { answered, asked: answered + seats.filter((seat) => seat.state === 'waits').length }
}

/**
 * The member whose position somebody is asked for in an open round: herself, or whom she stands in for. In a meeting whoever speaks for the seat on
 * the item now; in a circulation nobody need be there. @returns null when she is not asked
 */
export function askedSeat(round: RoundAsked | null, room: RoomNow, me: PersonId): PersonId | null {
  if (round?.state !== 'open' || isRecused(room.meeting, round.agendaItem, me)) return null
  const voices = voicesOn(room, round.agendaItem)
  const isMember = room.seats.some(({ member }) => member === me)
  const speaksFor = (member: PersonId): boolean => {
    if (round.how === 'meeting') return voices.get(member) === me
    return isMember ? member === me : ownEntry(room.meeting.deputies, member) === me
  }
  return room.seats.find(({ member }) => round.asked.includes(member) && speaksFor(member))?.member ?? null
}
