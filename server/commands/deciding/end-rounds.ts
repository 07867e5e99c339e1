// The rounds that end with what a command does to a point: withdrawn in the same transaction, so that none is left open that nobody can answer,
// reveal or withdraw. Called by meeting-fixes.

import type { PointId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { roundsEndedBy } from '../../domain/rounds.ts'
import type { Transaction } from '../../store/database.ts'
import { endRound, roundsAt } from '../../store/deciding.ts'

const ending: ReadonlySet<MeetingCommand['type']> = new Set(['adjourn', 'approve-minutes', 'cancel'])

/** @param o.meeting as the command leaves it */
export async function endRounds(
  tx: Transaction,
  o: { readonly pointId: PointId; readonly command: MeetingCommand; readonly meeting: Meeting },
): Promise<void> {
  if (!ending.has(o.command.type)) return
  for (const round of roundsEndedBy(o.meeting.state, await roundsAt(tx, o.pointId))) await endRound(tx, round)
}
