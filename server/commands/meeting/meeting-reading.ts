// Meeting reading: a point's meeting as its readers may see it, one view for those who may read what is internal and one for the others. Many who
// ask at once share a reading that begins after they asked; who may ask, and for which of the two, is known of each before that.
// Called by the meeting's route.

import type { MeetingView } from '../../../shared/contract/meeting.ts'
import type { PersonId, PointId, ProgrammeId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { publicMeeting } from '../../../shared/point/public-meeting.ts'
import { isQuorate, seatsFilled } from '../../../shared/point/who-is-there.ts'
import { personColour } from '../../auth/person-colour.ts'
import { findMeeting, type StoredMeeting } from '../../store/meetings.ts'
import type { StoredSeat } from '../../store/people.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import { revisionSeen, untouched } from './act-on-meeting.ts'
import { seatsOf } from './meeting-world.ts'

export interface MeetingReading {
  readonly programmeId: ProgrammeId
  /** @param internal whether the reader may read what is internal */
  readonly view: (internal: boolean) => MeetingView
}

/** @returns what reads a meeting; null for no such point. */
export function meetingReading(
  context: Pick<CommandContext, 'database' | 'people' | 'now'>,
): (pointId: PointId) => Promise<MeetingReading | null> {
  return readTogether(async (pointId) => {
    const found = await findMeeting(context.database.db, pointId)
    if (found === null) return null
    const { programmeId, stored } = found
    const members = await context.people.listMembers(programmeId)
    const serverTime = context.now()
    const known = new Map<boolean, MeetingView>()
    const view = (internal: boolean): MeetingView => {
      const made = known.get(internal) ?? meetingView({ pointId, stored, members, serverTime, internal })
      known.set(internal, made)
      return made
    }
    return { programmeId, view }
  })
}

/** @returns the meeting as somebody may see it. */
export function meetingView(o: {
  readonly pointId: PointId
  /** Null: a draft that nobody has touched. */
  readonly stored: StoredMeeting | null
  readonly members: readonly StoredSeat[]
  readonly serverTime: Date
  readonly internal: boolean
}): MeetingView {
  const { pointId, members } = o
  const seats = seatsOf(members)
  const stored = o.stored ?? untouched(pointId, seats)
  const meeting = o.internal ? stored.meeting : publicMeeting(stored.meeting)
  const named = namedBy(meeting)
  for (const { member } of seats) named.add(member)
  return {
    pointId,
    revision: revisionSeen(stored, o.internal),
    serverTime: o.serverTime.toISOString(),
    meeting,
    seats: [...seatsFilled(meeting, seats)],
    quorate: isQuorate(meeting, seats),
    people: members
      .filter(({ person }) => named.has(person.id))
      .map(({ person, role }) => ({ ...person, role, colour: personColour(person.id) })),
  }
}

/** Everybody the meeting names. */
function namedBy(meeting: Meeting): Set<PersonId> {
  const { gavel, speakers, attendance, deputies, recusals } = meeting
  return new Set(
    [
      gavel,
      speakers.speaking?.person,
      ...speakers.waiting.map(({ person }) => person),
      ...Object.keys(attendance),
      ...Object.entries(deputies).flat(),
      ...Object.values(recusals).flat(),
    ].filter((person): person is PersonId => typeof person === 'string'),
  )
}
