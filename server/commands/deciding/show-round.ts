// A round that is opened while the board sits is what the room sees from then on, in the same transaction: those who follow are taken to it, and
// the projector shows what is asked. Called by the command that opens a round.

import type { PersonId, PointId, ProgrammeId } from '../../../shared/ids.ts'
import { momentAfter } from '../../../shared/point/meeting-moment.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import type { Transaction } from '../../store/database.ts'
import type { StoredRound } from '../../store/deciding.ts'
import { lockMeeting, saveMeeting } from '../../store/meetings.ts'
import { membersOf } from '../../store/people.ts'
import { meetingWorld } from '../meeting/meeting-world.ts'

export interface RoundShown {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly person: PersonId
  readonly now: Date
  readonly round: Pick<StoredRound, 'id' | 'internal'>
}

/** Shows it for whoever leads; nothing outside a session, and for somebody who has no say over what the room sees. */
export async function showRound(tx: Transaction, o: RoundShown): Promise<void> {
  const { programmeId, pointId, person: actor, now, round } = o
  const before = (await lockMeeting(tx, pointId))?.stored ?? null
  if (before === null) return
  const command = { type: 'show', shown: { page: 'round', record: round.id } } as const
  const named = round.internal ? 'internal' : 'public'
  const members = await membersOf(tx, programmeId)
  const world = await meetingWorld(tx, { programmeId, pointId, actor, now, command, named, members, loaded: new Map() })
  const shown = stepMeeting(before.meeting, command, world)
  if (shown.ok)
    await saveMeeting(tx, { before, meeting: shown.value, command, actor, at: new Date(momentAfter(shown.value, now)) })
}
