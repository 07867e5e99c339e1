// Context of commands: what everything that is done or told below the routes is handed: the stores, the clock, the live rooms as far as
// commands need them. Each takes what it needs of it. Composed by server/start-server.ts, and by tests with doubles.

import type { Notice } from '../../shared/contract/notice.ts'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { NoticeFor } from '../bus/bus.ts'
import type { BacklogStore } from '../store/backlog.ts'
import type { Database } from '../store/database.ts'
import type { MeetingStore } from '../store/meetings.ts'
import type { PeopleStore } from '../store/people.ts'
import type { PointStore } from '../store/points.ts'
import type { ProgrammeStore } from '../store/programmes.ts'
import type { PromiseStore } from '../store/promises.ts'
import type { UpdateLog } from '../store/update-log.ts'

export interface CommandContext {
  /** For commands that change several things in one transaction; everything else goes through the stores. */
  readonly database: Database
  readonly people: PeopleStore
  readonly programmes: ProgrammeStore
  readonly points: PointStore
  readonly meetings: MeetingStore
  readonly promises: PromiseStore
  readonly backlog: BacklogStore
  readonly log: Pick<UpdateLog, 'load' | 'readAfter'>
  readonly rooms: LiveRooms
  readonly now: () => Date
  readonly logger: CommandLog
}

/** The live rooms as the commands see them. */
export interface LiveRooms {
  /** The room's log grew by an update that no socket brought. */
  appended(room: RoomName): void
  /** Something formal may have changed, and that is committed: everybody in the room asks for it again, or those alone whom it is for. */
  notify(room: RoomName, notice: Notice, forWhom?: NoticeFor): void
  /** The session has ended: its sockets are closed. */
  sessionEnded(sessionId: string): void
  /** Roles of a programme have changed, and that is committed: whoever may something else now is sent to come back, on every node. */
  rightsChanged(programmeId: ProgrammeId): void
}

/** The part of a logger that commands and routes use (pino fits). */
export interface CommandLog {
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
  error(fields: object, message: string): void
}
