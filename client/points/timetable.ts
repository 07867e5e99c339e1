// Timetable: when each agenda item starts, what stands after the meeting's end, and the shares of the bar that shows it.
// Pure and never stored: worked out from the agenda and the head at every change. Called by the agenda and its bar.

import { type Agenda, type AgendaItem, agendaDuration } from '../../shared/point/agenda-item.ts'

/** One item of the agenda with its number (from 1) and its times, `HH:MM`. */
export interface TimetableRow {
  readonly item: AgendaItem
  readonly number: number
  readonly startsAt: string
  readonly endsAt: string
  /** It begins after the meeting's end. */
  readonly startsLate: boolean
  /** It begins by the meeting's end and goes on after it. */
  readonly runsOver: boolean
}

export interface Timetable {
  readonly rows: readonly TimetableRow[]
  readonly plannedMinutes: number
  readonly overrunMinutes: number
  /** When the meeting ends, `HH:MM`. */
  readonly endsAt: string
  /** Where the meeting's end stands on a bar as long as the agenda or the meeting, whichever is longer: 0–1. */
  readonly endShare: number
}

/** @returns the timetable of an agenda in a meeting that starts at `startsAt` and lasts `lengthMinutes`. */
export function timetable(o: {
  readonly agenda: Agenda
  readonly startsAt: string
  readonly lengthMinutes: number
}): Timetable {
  const { plannedMinutes, overrunMinutes } = agendaDuration(o.agenda, o.lengthMinutes)
  const rows: TimetableRow[] = []
  let elapsedMinutes = 0
  for (const id of o.agenda.order) {
    const item = o.agenda.items.get(id)
    if (!item) continue
    const endMinutes = elapsedMinutes + item.minutes
    const startsLate = elapsedMinutes > o.lengthMinutes
    rows.push({
      item,
      number: rows.length + 1,
      startsAt: clockAfter(o.startsAt, elapsedMinutes),
      endsAt: clockAfter(o.startsAt, endMinutes),
      startsLate,
      runsOver: !startsLate && endMinutes > o.lengthMinutes,
    })
    elapsedMinutes = endMinutes
  }
  const longest = Math.max(plannedMinutes, o.lengthMinutes)
  return {
    rows,
    plannedMinutes,
    overrunMinutes,
    endsAt: clockAfter(o.startsAt, o.lengthMinutes),
    endShare: longest === 0 ? 1 : o.lengthMinutes / longest,
  }
}

/** @returns the wall clock some minutes later, `HH:MM`; past midnight it begins again at 00:00. */
export function clockAfter(startsAt: string, minutes: number): string {
  const [hours = 0, rest = 0] = startsAt.split(':').map(Number)
  const total = (((hours * 60 + rest + minutes) % 1_440) + 1_440) % 1_440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

/** @returns true when the meeting ends on a later day than it starts. */
export function endsNextDay(startsAt: string, lengthMinutes: number): boolean {
  const [hours = 0, rest = 0] = startsAt.split(':').map(Number)
  return hours * 60 + rest + lengthMinutes > 1_440
}
