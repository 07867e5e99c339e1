// Seed of a programme's first evaluation point: its head and agenda, with names where the data names seats, and dates where it counts
// weeks. Called by server/seeding/seed-programmes.ts.

import { firstUpdate } from '../../shared/document/first-update.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { daysAfter, thursdayOfWeek } from '../domain/calendar-date.ts'
import type { PointSeed, ProgrammeSeed } from '../domain/programme-seed.ts'
import { seedAgenda } from '../domain/seed-agenda.ts'

/** @returns the head row and the first update of the point's room. */
export function pointSeed(o: {
  readonly programme: ProgrammeSeed
  readonly point: PointSeed
  readonly seededOn: string
}): {
  readonly head: PointHead
  readonly seed: Uint8Array
} {
  const { programme, point, seededOn } = o
  const nameOf = namesOf(programme)
  const head: PointHead = {
    title: point.title,
    date: thursdayOfWeek(daysAfter(seededOn, point.weeksAhead * 7)),
    startsAt: point.startsAt,
    lengthMinutes: point.lengthMinutes,
    place: point.place,
    chair: nameOf('role', 'programme-owner'),
    facilitator: nameOf('role', 'facilitator'),
  }
  const agenda = point.agenda.map((entry) => ({ ...entry, owner: nameOf('seat', entry.owner) }))
  return { head, seed: firstUpdate({ kind: 'point', records: seedAgenda(agenda), head }) }
}

function namesOf({ id, cast }: ProgrammeSeed): (by: 'role' | 'seat', value: string) => string {
  return (by, value) => {
    const seat = cast.memberships.find((each) => each.programmeId === id && each[by] === value)
    return cast.people.find((person) => person.id === seat?.personId)?.name ?? ''
  }
}
