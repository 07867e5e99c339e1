// Room options: what a room is made of and whom it tells. Types alone. Given by rooms.

import type { Room as RoomId } from '../../shared/ids.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { AskPatiently } from './ask-patiently.ts'
import type { JudgedDocument } from './judged-document.ts'
import type { PeopleBook } from './people-book.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import type { PresenceRelay } from './presence-relay.ts'
import type { Delivery } from './session.ts'

/** `Room` is the room itself, as it tells of itself. */
export interface RoomOptions<Room> {
  readonly id: RoomId
  readonly loaded: Omit<LoadedRoom, 'rows' | 'snapshot'>
  /** True when `loaded` is the last good state of a log that is damaged. */
  readonly damaged: boolean
  readonly document: JudgedDocument
  readonly log: Pick<UpdateLog, 'loadEnded' | 'readAfter' | 'standing'>
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly ask: AskPatiently
  /** How presence goes to and from other nodes. */
  readonly relay: PresenceRelay | null
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
  /** The build of the page that is served, as a welcome says it; null in development. */
  readonly build?: string | null
  readonly deliver: (deliveries: readonly Delivery[]) => void
  readonly wantCommit: (room: Room) => void
  /** Told how many bytes more (or fewer) wait for the store. */
  readonly onWaiting: (bytes: number) => void
  /** Told when this room alone has too much waiting: it waits to be told that the store is back. */
  readonly onAway: (room: Room) => void
  /** Told when the log of this room was found damaged while it was open. */
  readonly onDamaged: (room: Room) => void
  /** Told when the last session has left. */
  readonly onEmpty: (room: Room) => void
  /** Told when rows of the log were taken in and shown; `own` = committed here, which other nodes have not heard of. */
  readonly onGrown: (room: Room, own: boolean) => void
  /** Told when the room was closed from inside and must be opened anew. */
  readonly onEnded: (room: Room) => void
}
