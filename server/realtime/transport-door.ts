// Door: who is let into a room, and everyone who is in; whatever wire they came by. Whoever is not let in is told why by a close code
// (4401, 4404, 4409, 4426, 4429). Frames that arrive while their sender is being let in wait in the transport; none is lost.
// Made by socket, which brings WebSockets and HTTP.

import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { socketsPerPerson } from '../../shared/contract/limits.ts'
import { takesSchema } from '../../shared/document/roots.ts'
import { done, type Outcome, type RefusalCode, refuse } from '../../shared/outcome.ts'
import type { Actor } from '../auth/actor.ts'
import { faultFields } from '../store/fault.ts'
import { expiryWatch } from './expiry-watch.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import { refusalWatch } from './refusal-watch.ts'
import type { Entrant } from './revoke.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Delivery, Sent } from './session.ts'
import type { SocketAddress } from './socket-address.ts'
import { type SocketConnection, type SocketLimits, socketConnections } from './socket-connection.ts'
import type { Transport } from './transport.ts'
import { batchesOf } from './transport-batch.ts'

const probeMs = 2_000
const closeStepMs = 25

export interface Entering {
  readonly address: SocketAddress
  /** Who comes, or null. */
  readonly authenticate: () => Promise<Actor | null>
  /** Paused. */
  readonly transport: Transport
}

export interface DoorOptions {
  readonly rooms: () => Rooms
  readonly clock: Clock
  readonly logger: Logger
  readonly limits: SocketLimits
  readonly measures: Measures
}

export interface Door {
  /** Lets in or turns away; never throws. */
  enter(request: Entering): Promise<void>
  deliver(deliveries: readonly Delivery[]): void
  connections(): Iterable<SocketConnection>
  /** Who is being let in now. */
  entering(): Iterable<Entrant>
  /** Lets nobody in any more and sends everyone away with 1012, one after the other over `spreadMs`. */
  empty(spreadMs: number): Promise<void>
  /** Lets nobody in any more and cuts off whoever has not closed by `waitMs`. */
  close(waitMs: number): Promise<void>
}

export function door(o: DoorOptions): Door {
  const { clock, logger } = o
  const connections = new Map<number, SocketConnection>()
  const atTheDoor = new Set<Entrant>()
  const restless = refusalWatch(clock)
  const expiry = expiryWatch({ clock, connections: () => connections.values() })
  const connect = socketConnections({
    ...o,
    onFlood: (personId) => restless.refused(personId),
    onClosed: (key) => connections.delete(key),
  })
  let lastKey = 0
  let closing = false

  const letIn = async ({ address, authenticate, transport }: Entering): Promise<void> => {
    const entrant: Entrant = { ended: [] }
    atTheDoor.add(entrant)
    const outcome = await mayEnter(address, authenticate).finally(() => atTheDoor.delete(entrant))
    if (!transport.open) return
    const entered = outcome.ok ? beside(outcome.value, { ...address, ...entrant }) : outcome
    if (!entered.ok) return turnAway(transport, entered.refusal.code)
    const { actor, room } = entered.value
    lastKey += 1
    const key = lastKey
    const connection = connect({ key, actor, transport, room })
    connections.set(key, connection)
    const { clientId, schema } = address
    connection.joined(room.join({ key, actor, clientId, ours: schema !== null, status: o.rooms().status }))
    expiry.added(connection)
    transport.resume()
  }

  const mayEnter = async (
    address: SocketAddress,
    authenticate: Entering['authenticate'],
  ): Promise<Outcome<Entered>> => {
    const actor = await authenticate()
    if (actor === null) return refuse('NOT_SIGNED_IN')
    if (closing || o.rooms().status.mode === 'draining') return refuse('UNAVAILABLE')
    if (address.schema !== null && !takesSchema(address.schema)) return refuse('CLIENT_TOO_OLD')
    const room = await o.rooms().open(address.room)
    if (room === null || !(await room.letsIn(actor))) return refuse('UNKNOWN_ROOM')
    // What she has seen on another node must be here before she says what of hers the server lacks (NOD6).
    await room.caughtUp()
    if (room.closed) return refuse('UNAVAILABLE')
    if (address.generation !== null && address.generation !== room.generation) return refuse('GENERATION')
    const { clientId } = address
    const leased = await room.lease({ clientId, personId: actor.personId })
    if (leased === 'held-by-other') return refuse('CLIENT_ID_IN_USE')
    const living = room.sessionOf(clientId)
    const connection = living === null ? undefined : connections.get(living.key)
    // The same browser may be back before its lost connection was noticed here.
    if (living !== null && connection !== undefined && !(await connection.probe(probeMs))) {
      connection.terminate()
      room.leave(living.key)
    }
    return done({ actor, room })
  }

  /** What may have changed while it was waited for; asked in the same tick as the room is joined. */
  const beside = (entered: Entered, { clientId, ended }: SocketAddress & Entrant): Outcome<Entered> => {
    const { actor, room } = entered
    if (closing || room.closed || o.rooms().status.mode === 'draining') return refuse('UNAVAILABLE')
    if (ended.some((which) => which(actor))) return refuse('NOT_SIGNED_IN')
    if (room.sessionOf(clientId) !== null) return refuse('CLIENT_ID_IN_USE')
    if (actor.expiresAt <= clock.now()) return refuse('NOT_SIGNED_IN')
    if (restless.mustWait(actor.personId)) return refuse('TOO_MANY_REQUESTS')
    const own = [...connections.values()].filter((each) => each.actor.personId === actor.personId).length
    return own >= socketsPerPerson ? refuse('TOO_MANY_REQUESTS') : done(entered)
  }

  const turnAway = (transport: Transport, reason: RefusalCode): void => {
    logger.info({ reason }, 'a live connection was turned away')
    transport.close(closeCodeOf(reason), reason)
  }

  const send = (deliveries: readonly Delivery[]): void => {
    const batches = batchesOf(deliveries.map((each) => (each.kind === 'send' ? each : nothingSent)))
    let slow: Set<SocketConnection> | null = null
    for (const [index, delivery] of deliveries.entries()) {
      const batch = batches[index]
      for (const key of delivery.to) {
        const connection = connections.get(key)
        if (connection === undefined) continue
        if (delivery.kind === 'settled') connection.settled()
        else if (delivery.kind === 'close') {
          if (delivery.code === closeCodes.refused) restless.refused(connection.actor.personId)
          connection.close(delivery.code, delivery.reason)
        } else if (batch !== undefined && connection.send(batch)) {
          slow ??= new Set()
          slow.add(connection)
        }
      }
    }
    for (const connection of slow ?? []) connection.spare()
  }

  o.measures.gauge('sockets', () => connections.size)
  return {
    async enter(request) {
      try {
        await letIn(request)
      } catch (error) {
        logger.error(faultFields(error), 'a live connection could not be let in')
        turnAway(request.transport, 'UNAVAILABLE')
      }
    },
    deliver: send,
    connections: () => connections.values(),
    entering: () => atTheDoor,
    async empty(spreadMs) {
      closing = true
      const each = [...connections.values()]
      for (const [index, connection] of each.entries()) {
        connection.sendAway()
        const waitMs = Math.floor(((index + 1) * spreadMs) / each.length) - Math.floor((index * spreadMs) / each.length)
        if (waitMs > 0) await new Promise<void>((resolve) => clock.after(waitMs, resolve))
      }
    },
    async close(waitMs) {
      closing = true
      for (let waitedMs = 0; connections.size > 0 && waitedMs < waitMs; waitedMs += closeStepMs) {
        await new Promise<void>((resolve) => clock.after(closeStepMs, resolve))
      }
      for (const connection of [...connections.values()]) connection.terminate()
    },
  }
}

const nothingSent = { frames: [] } as const satisfies Sent

interface Entered {
  readonly actor: Actor
  readonly room: Room
}
