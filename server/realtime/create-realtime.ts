// Realtime: the whole of live connections as one part, composed of rooms and sockets. Made by the server's composition, which hands in the
// log, leases, people and time; commands tell it when a log grew, sign-out when a session ended.

import type { Server } from 'node:http'
import type { Bus } from '../bus/bus.ts'
import type { ClientLeases } from '../store/client-leases.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { type Clock, type Ids, type Logger, type Measures, noMeasures, type People } from './ports.ts'
import { type Revoke, revoke } from './revoke.ts'
import { Rooms } from './rooms.ts'
import { type AttachOptions, sockets } from './socket.ts'
import { type SocketLimits, socketLimits } from './socket-connection.ts'

const closeWaitMs = 1_000

export interface RealtimeOptions {
  readonly log: Pick<UpdateLog, 'append' | 'load' | 'readAfter' | 'probe' | 'standing' | 'writeSnapshot'>
  readonly leases: ClientLeases
  readonly people: People
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly limits?: SocketLimits
  /** How other nodes are told and heard; without it the poll alone brings what they write. */
  readonly bus?: Bus
  readonly measures?: Measures
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
  const entrance = sockets({ ...o, rooms: () => rooms, limits: o.limits ?? socketLimits })
  const rooms = new Rooms({
    ...o,
    random: o.random ?? Math.random,
    measures: o.measures ?? noMeasures,
    deliver: (deliveries) => entrance.deliver(deliveries),
    publish: (hint) => o.bus?.publish(hint),
  })
  return {
    rooms,
    revoke: revoke({ connections: () => entrance.connections(), entering: () => entrance.entering() }),
    attach: (server, options) => entrance.attach(server, options),
    ready: () => (rooms.status.mode === 'rw' ? 'ok' : 'read-only'),
    async close() {
      await rooms.close()
      await entrance.close(closeWaitMs)
    },
  }
}
