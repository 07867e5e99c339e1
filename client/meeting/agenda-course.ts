// The course of a meeting: its agenda with what is dealt with, what is current and what comes, and when it ends if the rest takes the time
// set aside. Internal items stand last, so that everybody's numbers are the same. Pure; never stored. Called by the agenda and the head.

import type { AgendaItemId } from '../../shared/ids.ts'
import type { Agenda, AgendaItem } from '../../shared/point/agenda-item.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import { readTimer } from './clock-reading.ts'

export interface CourseRow {
  readonly item: AgendaItem
  readonly internal: boolean
  /** From 1. */
  readonly number: number
  readonly state: 'covered' | 'current' | 'coming'
}

export interface Course {
  readonly rows: readonly CourseRow[]
  readonly current: CourseRow | null
  /** The first item after the current one that is not dealt with; the first of all before the meeting has begun on one. */
  readonly next: CourseRow | null
}

export interface CourseParts {
  readonly agenda: Agenda
  readonly internal: Agenda | null
  readonly meeting: Meeting
}

/** @returns the agenda as the meeting goes through it. */
export function courseOf({ agenda, internal, meeting }: CourseParts): Course {
  const rows: CourseRow[] = []
  const take = (from: Agenda, isInternal: boolean) => {
    for (const id of from.order) {
      const item = from.items.get(id)
      if (item === undefined) continue
      rows.push({ item, internal: isInternal, number: rows.length + 1, state: stateOf(meeting, id) })
    }
  }
  take(agenda, false)
  if (internal !== null) take(internal, true)
  const at = rows.findIndex((row) => row.state === 'current')
  const later = rows.slice(at + 1).find((row) => row.state === 'coming')
  return { rows, current: rows[at] ?? null, next: later ?? null }
}

function stateOf(meeting: Meeting, id: AgendaItemId): CourseRow['state'] {
  if (meeting.current?.item === id) return 'current'
  return meeting.covered[id] === undefined ? 'coming' : 'covered'
}

export interface End {
  readonly atMs: number
  /** After the end that was called for; 0 when it holds. */
  readonly overMinutes: number
}

/**
 * @param o.course what is left
 * @param o.endsAtMs the end as it was called for
 * @param o.startsAtMs the start as it was called for; counts until the meeting has begun
 * @returns when the meeting ends if the rest of the current item and everything after it take the time set aside
 */
export function endOf(o: {
  readonly course: Course
  readonly meeting: Meeting
  readonly nowMs: number
  readonly startsAtMs: number
  readonly endsAtMs: number
}): End {
  const { course, meeting } = o
  const coming = course.rows.filter((row) => row.state === 'coming').reduce((sum, row) => sum + row.item.minutes, 0)
  const left = meeting.timer === null ? 0 : Math.max(0, readTimer(meeting.timer, o.nowMs).leftMs)
  const fromMs = meeting.startedAt === null ? o.startsAtMs : o.nowMs
  const atMs = fromMs + (course.current === null ? 0 : left) + coming * 60_000
  return { atMs, overMinutes: Math.max(0, Math.round((atMs - o.endsAtMs) / 60_000)) }
}

/** @returns the moment a local date and clock stand for, in the reader's own zone, as the board speaks of it. */
export function localMs(date: string, clock: string): number {
  return new Date(`${date}T${clock}:00`).getTime()
}
