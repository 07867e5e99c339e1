// Realtime: the whole of live connections as one part, composed of rooms, sockets and what keeps this node in step with the others. Made by
// the server's composition, which hands in the log, leases, people, time and the bus; commands tell it when a log grew, sign-out when a
// session ended.

import type { Server } from 'node:http'
import type { Bus } from '../bus/bus.ts'
import type { ClientLeases } from '../store/client-leases.ts'
import type { SessionStore } from '../store/sessions.ts'
import { digestWatch } from './digest-watch.ts'
import { logTail } from './log-tail.ts'
import { type Clock, type Ids, type Logger, type Measures, noMeasures, type People } from './ports.ts'
import { presenceRelay } from './presence-relay.ts'
import { type Revoke, revoke } from './revoke.ts'
import { Rooms, type RoomsOptions } from './rooms.ts'
import { type AttachOptions, sockets } from './socket.ts'
import { type SocketLimits, socketLimits } from './socket-connection.ts'
import { stallWatch } from './stall-watch.ts'

const closeWaitMs = 1_000

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
  /** Names this process in the operator's log. */
  readonly nodeId?: string
  /** Between 0 and 1, for waits that differ from node to node. */
  readonly random?: () => number
}

export interface Realtime {
  readonly rooms: Pick<Rooms, 'appended'>
  readonly revoke: Revoke
  /** Takes the upgrades under `/live/` of an HTTP server; others are left to whoever else listens. */
  attach(server: Server, o: AttachOptions): void
  /** Whether edits can be saved now. */
  ready(): 'ok' | 'read-only'
  /** Writes what was admitted, closes every connection with 1012 and cuts off who does not answer. */
  close(): Promise<void>
}

export function createRealtime(o: RealtimeOptions): Realtime {
  const { clock, logger, bus = null, measures = noMeasures } = o
  const entrance = sockets({ ...o, rooms: () => rooms, limits: o.limits ?? socketLimits })
  const relay = bus === null ? null : presenceRelay({ bus, clock })
  const rooms = new Rooms({
    ...o,
    measures,
    relay,
    random: o.random ?? Math.random,
    deliver: (deliveries) => entrance.deliver(deliveries),
    publish: (hint) => bus?.publish(hint),
  })
  const here = revoke({ connections: () => entrance.connections(), entering: () => entrance.entering() })
  const tail = logTail({
    rooms,
    bus,
    clock,
    logger,
    measures,
    log: o.log,
    sessions: o.sessions ?? null,
    sessionIds: () => new Set([...entrance.connections()].map(({ actor }) => actor.sessionId)),
    endSession: (sessionId) => here.session(sessionId),
  })
  const endDigests = digestWatch({ rooms, bus, clock, logger, measures })
  const endWatch = stallWatch({
    clock,
    onStall(stoodMs) {
      measures.count('stalls')
      logger.error({ nodeId: o.nodeId, stoodMs }, 'this process stood still: every room is opened anew')
      rooms.reload()
    },
  })
  return {
    rooms,
    revoke: {
      session(sessionId) {
        here.session(sessionId)
        bus?.publish({ kind: 'session-ended', sessionId })
      },
      person: (personId) => here.person(personId),
    },
    attach: (server, options) => entrance.attach(server, options),
    ready: () => (rooms.status.mode === 'rw' ? 'ok' : 'read-only'),
    async close() {
      endWatch()
      endDigests()
      tail.stop()
      await rooms.close()
      relay?.close()
      await entrance.close(closeWaitMs)
    },
  }
}
