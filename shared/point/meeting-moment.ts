// Meeting moment: the time a step is stamped with. The server's clock may jump back, or another server's may be behind: nothing in a
// meeting is ever stamped earlier than what stands in it, so that no stay ends before it began and no clock runs backwards.

import type { Meeting } from './meeting.ts'

/** @returns `now`, or the latest moment that stands in the meeting when that is later; ISO text. */
export function momentAfter(meeting: Meeting, now: Date): string {
  return momentsOf(meeting).reduce((latest, moment) => (moment > latest ? moment : latest), now.toISOString())
}

/** @returns milliseconds from one moment to another; never less than 0. */
export function msBetween(from: string, to: string | Date): number {
  return Math.max(0, new Date(to).getTime() - new Date(from).getTime())
}

/** Every moment of the meeting. All are written by `toISOString`, so that their text is in their order. */
function momentsOf(meeting: Meeting): string[] {
  const { speakers, timer } = meeting
  const stays = Object.values(meeting.attendance).flatMap((attendance) => attendance.stays)
  return [
    meeting.calledAt,
    meeting.startedAt,
    meeting.adjournedAt,
    meeting.approvedAt,
    timer?.runsSince,
    speakers.speaking?.since,
    ...speakers.waiting.map(({ askedAt }) => askedAt),
    ...stays.flatMap(({ from, to }) => [from, to]),
    ...Object.values(meeting.covered).flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
  ].filter((moment) => typeof moment === 'string')
}
