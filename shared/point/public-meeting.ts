// Public meeting: what somebody who may not read internal things sees of a meeting: the same meeting without a trace of them. While the
// board deals with an internal item, nothing seems to be up. Called by the meeting's route and the projector.

import type { Meeting } from './meeting.ts'

/** @returns the meeting without internal items, and without what is shown or spoken while one is up. */
export function publicMeeting(meeting: Meeting): Meeting {
  const { internalItems } = meeting
  if (internalItems.length === 0 && meeting.shown?.internal !== true) return meeting
  const isPublic = ([item]: readonly [string, unknown]): boolean => !internalItems.some((each) => each === item)
  const isInternalUp = meeting.current?.internal === true
  return {
    ...meeting,
    internalItems: [],
    current: isInternalUp ? null : meeting.current,
    timer: isInternalUp ? null : meeting.timer,
    shown: meeting.shown?.internal === true ? null : meeting.shown,
    speakers: isInternalUp ? { ...meeting.speakers, speaking: null, waiting: [] } : meeting.speakers,
    recusals: Object.fromEntries(Object.entries(meeting.recusals).filter(isPublic)),
    recusalNotes: Object.fromEntries(Object.entries(meeting.recusalNotes).filter(isPublic)),
    covered: Object.fromEntries(Object.entries(meeting.covered).filter(isPublic)),
  }
}
