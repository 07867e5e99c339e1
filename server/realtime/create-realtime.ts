// Realtime: the whole of live connections as one part, composed of rooms, sockets and what keeps this node in step with the others. Made by
// the server's composition, which hands in the log, leases, people, time and the bus; commands tell it when a log grew, sign-out when a
// session ended.

import type { Server } from 'node:http'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Bus } from '../bus/bus.ts'
import type { ClientLeases } from '../store/client-leases.ts'
import type { SessionStore } from '../store/sessions.ts'
import { liveNode } from './live-node.ts'
import { openAgain } from './open-again.ts'
import { type Clock, type Ids, type Logger, type Measures, noMeasures, type People } from './ports.ts'
import { type Revoke, revoke } from './revoke.ts'
import type { Rooms, RoomsOptions } from './rooms.ts'
import { type AttachOptions, sockets } from './socket.ts'
import { type SocketLimits, socketLimits } from './socket-connection.ts'
import type { HandleRequest } from './socket-over-http.ts'

const closeWaitMs = 1_000
const sendAwayWithinMs = 10_000
const sendAwayApartMs = 20

export interface RealtimeOptions {
  readonly log: RoomsOptions['log']
  readonly leases: ClientLeases
  readonly people: People
  /** Which sessions are over; without it only what this process ends is noticed. */
  readonly sessions?: Pick<SessionStore, 'over'>
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly limits?: SocketLimits
  /** How other nodes are told and heard; without it the poll alone brings what they write. */
  readonly bus?: Bus
  readonly measures?: Measures
  /** The build of the page that is served; null in development. */
  readonly build?: string | null
  /** Names this process in the operator's log. */
  readonly nodeId?: string
  /** Between 0 and 1, for waits that differ from node to node. */
  readonly random?: () => number
}

export interface Realtime {
  readonly rooms: Pick<Rooms, 'appended' | 'notify'>
  readonly revoke: Revoke
  /** Called after `people.changeRole` has answered: who may something else now is sent to come back, on every node at once. */
  rightsChanged(programmeId: ProgrammeId): void
  /** Takes the upgrades under `/live/` of an HTTP server; others are left to whoever else listens. */
  attach(server: Server, o: AttachOptions): void
  /** @returns what answers the requests under `/live-http/`, where WebSockets are blocked, and leaves all others. */
  requests(o: AttachOptions): HandleRequest
  /** Opens what people were in, for those who come back after a restart. */
  openAgain(written: () => Promise<readonly RoomName[]>): Promise<void>
  /** Whether edits can be saved now. */
  ready(): 'ok' | 'read-only'
  /** Closes every connection with 1012, spread over at most 10 s, writes what was admitted, and cuts off who does not answer. */
  close(): Promise<void>
}

export function createRealtime(o: RealtimeOptions): Realtime {
  const { bus = null } = o
  const entrance = sockets({ ...o, rooms: () => rooms, limits: o.limits ?? socketLimits })
  const here = revoke({ connections: () => entrance.connections(), entering: () => entrance.entering() })
  const node = liveNode({
    ...o,
    bus,
    measures: o.measures ?? noMeasures,
    nodeId: o.nodeId ?? o.ids.uuid(),
    random: o.random ?? Math.random,
    sessions: o.sessions ?? null,
    deliver: (deliveries) => entrance.deliver(deliveries),
    sessionIds: () => new Set([...entrance.connections()].map(({ actor }) => actor.sessionId)),
    endSession: (sessionId) => here.session(sessionId),
  })
  const { rooms } = node
  return {
    rooms,
    revoke: {
      session(sessionId) {
        here.session(sessionId)
        bus?.publish({ kind: 'session-ended', sessionId })
      },
      person: (personId) => here.person(personId),
    },
    rightsChanged: (programmeId) => node.rightsChanged(programmeId),
    attach: (server, options) => entrance.attach(server, options),
    requests: (options) => entrance.requests(options),
    openAgain: (written) => openAgain({ rooms, written, logger: o.logger }),
    ready: () => (rooms.status.mode === 'rw' ? 'ok' : 'read-only'),
    async close() {
      rooms.drain()
      // Rooms serve on while people are sent to other nodes, a few at a time, so that these are not run down.
      const living = [...entrance.connections()].length
      await entrance.empty(Math.min(sendAwayWithinMs, living * sendAwayApartMs))
      await node.close()
      await entrance.close(closeWaitMs)
    },
  }
}
