// Calendar: a person's points as iCalendar (RFC 5545), one event for each, in her language. Pure. An event keeps its UID for ever and raises its
// SEQUENCE with every change of head or state, so that the calendar that has it updates the one it has; what was called off is cancelled in
// it. Times are Norwegian local time with the rules of Europe/Oslo beside them. Called by server/http/people/calendar.ts.

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { PointId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { PointHead } from '../../shared/point/head.ts'

/** A point that is called, or has been. */
export interface CalendarPoint {
  readonly id: PointId
  readonly programme: string
  readonly head: PointHead
  /** Rises with every change of head or state. */
  readonly sequence: number
  readonly changedAt: Date
  /** Called off, or its call withdrawn. */
  readonly isCancelled: boolean
  /** Address of its page. */
  readonly url: string
}

interface Words {
  readonly calendar: string
  readonly chair: string
  readonly facilitator: string
  readonly cancelled: string
}

const words: Readonly<Record<Language, Words>> = {
  nb: { calendar: 'Veivalg – møter', chair: 'Møteleder', facilitator: 'Fasilitator', cancelled: 'Avlyst' },
  nn: { calendar: 'Veivalg – møte', chair: 'Møteleiar', facilitator: 'Fasilitator', cancelled: 'Avlyst' },
  en: { calendar: 'Veivalg – meetings', chair: 'Chair', facilitator: 'Facilitator', cancelled: 'Cancelled' },
}

const zone = 'Europe/Oslo'
/** Summer time from the last Sunday of March to the last of October, as since 1996. Source: IANA time zone database. */
const zoneRules = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
/** How often a calendar is asked to look again, seconds. */
const lookAgainS = 3_600

/** @returns the whole calendar as text. */
export function calendarOf(o: { readonly language: Language; readonly points: readonly CalendarPoint[] }): string {
  const say = words[o.language]
  const calendar = ical({
    name: say.calendar,
    prodId: { company: 'Veivalg', product: 'Veivalg', language: o.language },
    method: ICalCalendarMethod.PUBLISH,
    // The zone stands at each event: named for the whole calendar, the library would write moments in UTC without saying so.
    timezone: { name: null, generator: () => zoneRules },
    ttl: lookAgainS,
  })
  for (const point of o.points) {
    const { id, head, programme } = point
    const people = [
      head.chair && `${say.chair}: ${head.chair}`,
      head.facilitator && `${say.facilitator}: ${head.facilitator}`,
    ]
    calendar.createEvent({
      id: `${id}@veivalg`,
      sequence: point.sequence,
      stamp: point.changedAt,
      timezone: zone,
      start: localMoment(head, 0),
      end: localMoment(head, head.lengthMinutes),
      summary: `${point.isCancelled ? `${say.cancelled}: ` : ''}${head.title} – ${programme}`,
      location: head.place === '' ? null : head.place,
      description: [...people.filter((line) => line !== ''), point.url].join('\n'),
      url: point.url,
      status: point.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** A moment whose wall clock on this machine is the meeting's: the library writes that down beside the zone's name. */
function localMoment({ date, startsAt }: PointHead, afterMinutes: number): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number)
  return new Date(year, month - 1, day, hour, minute + afterMinutes)
}
