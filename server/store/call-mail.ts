// Mail before a meeting: due, in the transaction of what causes it, to everybody who takes part in the meetings of the programme. One for a call and one
// more when it is changed or withdrawn; what it says is worked out when it is sent. Called by the commands of meetings and by the edit of a point's head.

import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { may } from '../../shared/rules/permissions.ts'
import type { Transaction } from './database.ts'
import { dueMail } from './mail-outbox.ts'
import { membersOf } from './people.ts'

export async function callMailDue(
  tx: Transaction,
  o: {
    readonly programmeId: ProgrammeId
    readonly pointId: PointId
    readonly what: 'called' | 'changed' | 'withdrawn'
    /** Names the call, or the change of it. */
    readonly which: string
    readonly at: Date
  },
): Promise<void> {
  const { programmeId, pointId, what, which, at } = o
  const members = await membersOf(tx, programmeId)
  await dueMail(tx, {
    programmeId,
    kind: 'before-meeting',
    key: `${what}:${pointId}:${which}`,
    about: { what, point: pointId },
    dueAt: at,
    people: members.filter(({ role }) => may(role, 'meeting.speak')).map(({ person }) => person.id),
  })
}
