// Live node: the rooms of this process and what keeps them in step with other nodes: hints, the poll, digests, presence, and the watch for
// a process that stood still. Knows no sockets: hands over deliveries, and is told whose sessions are connected. Made by create-realtime.

import type { ProgrammeId } from '../../shared/ids.ts'
import type { Bus } from '../bus/bus.ts'
import type { SessionStore } from '../store/sessions.ts'
import { digestWatch } from './digest-watch.ts'
import { logTail } from './log-tail.ts'
import { presenceRelay } from './presence-relay.ts'
import { Rooms, type RoomsOptions } from './rooms.ts'
import { stallWatch } from './stall-watch.ts'

export interface LiveNodeOptions extends Omit<RoomsOptions, 'relay' | 'publish'> {
  readonly bus: Bus | null
  /** Which sessions are over; null: only what is told is noticed. */
  readonly sessions: Pick<SessionStore, 'over'> | null
  /** Sessions that live connections of this node belong to. */
  readonly sessionIds: () => ReadonlySet<string>
  /** Ends the connections of a session that is over. */
  readonly endSession: (sessionId: string) => void
}

export interface LiveNode {
  readonly rooms: Rooms
  /** Rights of a programme have changed, and that is committed: this node looks at once, and the others are told. */
  rightsChanged(programmeId: ProgrammeId): void
  /** Writes what was admitted, closes every room, and follows nobody any more. */
  close(): Promise<void>
}

export function liveNode(o: LiveNodeOptions): LiveNode {
  const { clock, bus, measures, logger } = o
  const relay = bus === null ? null : presenceRelay({ bus, clock })
  const rooms = new Rooms({ ...o, relay, publish: (hint) => bus?.publish(hint) })
  const tail = logTail({ ...o, rooms })
  const endDigests = digestWatch({ ...o, rooms })
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
    rightsChanged(programmeId) {
      tail.rightsChanged(programmeId)
      bus?.publish({ kind: 'access', programmeId })
    },
    async close() {
      endWatch()
      endDigests()
      tail.stop()
      await rooms.close()
      relay?.close()
    },
  }
}
