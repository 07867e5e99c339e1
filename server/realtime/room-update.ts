// Room update: one update frame of a session as its room keeps it until it is answered, and how it is judged: by what its sender may do
// now and by who holds the client ids it carries. Called by room and room-reader.

import type { Outcome } from '../../shared/outcome.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import type { Judged, JudgedDocument, ReadUpdate } from './judged-document.ts'
import type { PeopleBook } from './people-book.ts'
import type { FrameVerdict } from './room-protocol.ts'
import type { Session } from './session.ts'

export interface RoomUpdate {
  readonly session: Session
  readonly read: Outcome<ReadUpdate>
  /** How many records it may remove, where that was confirmed; 0 otherwise. */
  readonly confirmedRemovals: number
  /** What is stored and sent on, and the client ids it brings; while it is admitted. */
  row: Pick<Extract<Judged, { kind: 'row' }>, 'bytes' | 'clientIds' | 'layout' | 'restsOn'> | null
}

export type JudgeUpdate = (update: RoomUpdate) => FrameVerdict

/** @returns a judge of updates, who says what each comes to as things stand now. */
export function roomJudge(o: {
  readonly document: Pick<JudgedDocument, 'judge'>
  readonly leases: Pick<LeaseBook, 'holder'>
  readonly people: Pick<PeopleBook, 'roleOf'>
}): JudgeUpdate {
  const { document, people } = o
  const holder = (clientId: number) => o.leases.holder(clientId)
  return (update) => {
    update.row = null
    if (!update.read.ok) return { kind: 'refusal', refusal: update.read.refusal }
    const { confirmedRemovals } = update
    const { personId } = update.session.actor
    const role = people.roleOf(personId)
    const judged = document.judge({ update: update.read.value, personId, role, holder, confirmedRemovals })
    if (judged.kind === 'refusal') return judged
    if (judged.kind === 'row') update.row = judged
    return verdicts[judged.kind]
  }
}

const verdicts = { row: { kind: 'row' }, nothing: { kind: 'nothing' } } as const
