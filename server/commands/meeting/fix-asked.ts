// What a fix of a command is asked with, and how it reads the rooms the command holds. Called by the fixes beside it.

import type * as Y from 'yjs'
import {
  internalRoom,
  minutesRoom,
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import type { Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { roomDocument } from '../documents/room-document.ts'
import type { BoardSimulation } from '../frame/simulate-board.ts'

export type Fixed = Pick<Ruling<unknown>, 'updates' | 'raisesEpoch'>

export interface FixAsked {
  readonly tx: Transaction
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly head: PointHead
  readonly actor: PersonId
  readonly command: MeetingCommand
  /** As the command leaves it. */
  readonly meeting: Meeting
  readonly at: Date
  readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
  /** Where the queue of a board that is kept stands within the frame. */
  readonly simulate: BoardSimulation
}

/** Nothing besides the meeting. */
export const nothing: Fixed = { updates: [], raisesEpoch: false }

export const agendasOf = (pointId: PointId): readonly RoomName[] => [pointRoom(pointId), internalRoom(pointId)]
/** Documents that a point's approval closes. */
export const documentsOf = (pointId: PointId): readonly RoomName[] => [...agendasOf(pointId), minutesRoom(pointId)]

/** @returns what is read in a room that the command holds. */
export function reading<Value>({ loaded }: FixAsked, room: RoomName, read: (doc: Y.Doc) => Value): Value {
  const doc = roomDocument(held(loaded, room))
  const value = read(doc)
  doc.destroy()
  return value
}

/** @returns a room that the command holds. @throws for any other */
export function held(loaded: FixAsked['loaded'], room: RoomName): LoadedRoom {
  const found = loaded.get(room)
  if (found === undefined) throw new Error(`${room} was not asked for`)
  return found
}
