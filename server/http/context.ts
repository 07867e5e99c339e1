// Context: what every route is handed: the stores, the clock, the live rooms as far as commands need them, and per request its id,
// its language and who it comes from. Composed by server/start-server.ts, and by tests with doubles.

import type { Context } from 'hono'
import type { z } from 'zod'
import type { readyBodySchema } from '../../shared/contract/http.ts'
import type { PointId, RoomName } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/refusals.ts'
import type { Actor } from '../auth/actor.ts'
import type { CurrentActor } from '../auth/current-actor.ts'
import type { PeopleStore } from '../store/people.ts'
import type { PointStore } from '../store/points.ts'
import type { ProgrammeStore } from '../store/programmes.ts'
import type { SessionStore } from '../store/sessions.ts'
import type { UpdateLog } from '../store/update-log.ts'

export interface HttpContext {
  readonly people: PeopleStore
  readonly sessions: SessionStore
  readonly programmes: ProgrammeStore
  readonly points: PointStore
  readonly log: Pick<UpdateLog, 'load' | 'readAfter'>
  readonly currentActor: CurrentActor
  readonly rooms: LiveRooms
  readonly now: () => Date
  readonly newPointId: () => PointId
  readonly newRequestId: () => string
  /** Origins people may come from; known once the server listens. */
  readonly origins: () => readonly string[]
  /** Whether a host name of an address (IPv6 in brackets) is one people may use. */
  readonly isOwnHost: (hostname: string) => boolean
  readonly ready: () => Promise<z.infer<typeof readyBodySchema>>
  readonly logger: HttpLog
  readonly settings: HttpSettings
}

export interface HttpSettings {
  /** Whether people sign in by picking a seat. */
  readonly seats: boolean
  /** Whether cookies are for https alone. */
  readonly secureCookies: boolean
  readonly sessionHours: number
  /** Whether answered commits survive a loss of power. */
  readonly durable: boolean
  /** Folder of the built client; null when somebody else serves it. */
  readonly clientFolder: string | null
}

/** The live rooms as the commands see them. */
export interface LiveRooms {
  /** The room's log grew by an update that no socket brought. */
  appended(room: RoomName): void
  /** The session has ended: its sockets are closed. */
  sessionEnded(sessionId: string): void
}

/** The part of a logger that HTTP uses (pino fits). */
export interface HttpLog {
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface HttpEnv {
  Variables: {
    requestId: string
    language: Language
    actor: Actor
  }
}

export type HttpRequest = Context<HttpEnv>
