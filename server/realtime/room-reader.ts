// Room reader: takes the frames of each session one at a time, in order, and does what they ask: answers step 1, passes presence on, lets
// updates be judged. A frame that carries client ids nobody has asked the store about waits for the answer, and what comes after it waits
// with it. Promises that nothing is read from a session that was refused (ADM6) or has left. Made and called by room alone.

import * as Y from 'yjs'
import { closeCodes } from '../../shared/contract/close-code.ts'
import type { Room } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { faultFields } from '../store/fault.ts'
import type { Committed } from './committed.ts'
import { type Incoming, step2Frame } from './frames.ts'
import { type InspectedUpdate, inspectUpdate } from './inspect-update.ts'
import type { Logger } from './ports.ts'
import type { Presence } from './presence.ts'
import type { RoomAudience } from './room-audience.ts'
import type { Session } from './session.ts'
import type { WaitingFrames } from './waiting-frames.ts'

/** A browser that comes back brings a few older client ids; more than this in one update is nobody's own work. */
const maxUnknownIds = 1_000

export interface RoomReader {
  /** Takes one frame of a session. */
  receive(from: Session, frame: Incoming): void
  /** Tells a session who is where. */
  showPresence(to: Session): void
}

export function roomReader(o: {
  readonly id: Room
  readonly committed: Committed
  readonly waiting: WaitingFrames
  readonly audience: RoomAudience
  readonly presence: Presence
  readonly leases: LeaseBook
  readonly logger: Logger
  /** Something was judged: answers, or asks for a commit. */
  readonly goOn: () => void
  readonly leave: (key: number) => void
  readonly closed: () => boolean
}): RoomReader {
  const { committed, waiting, audience, leases, logger } = o
  const { kind, name } = o.id

  const receive = (from: Session, frame: Incoming): void => {
    if (from.state === 'refused') return
    if (frame.kind === 'update') {
      from.waitingFrames += 1
      from.waitingBytes += frame.update.length
    }
    from.inbox.push(frame)
    read(from)
  }

  const read = (from: Session): void => {
    while (from.state === 'reading' && !o.closed()) {
      const frame = from.inbox.shift()
      if (frame === undefined) return
      switch (frame.kind) {
        case 'step-1':
          answer(from, frame.stateVector)
          break
        case 'presence':
          o.presence.claim(from, frame.entries)
          break
        case 'query-presence':
          showPresence(from)
          break
        case 'update':
          judge(from, frame.update)
      }
    }
  }

  const showPresence = (to: Session): void => {
    const presence = o.presence.all()
    if (presence !== null) audience.send([to], presence)
  }

  const answer = (to: Session, stateVector: ReadonlyMap<number, number>): void => {
    const { doc } = committed
    const written = [...doc.store.clients.keys()]
    audience.tellAuthors(
      to,
      written.filter((id) => Y.getState(doc.store, id) > (stateVector.get(id) ?? 0)),
    )
    const missing =
      stateVector.size === 0
        ? committed.encoded()
        : Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(stateVector)))
    audience.send([to], step2Frame(missing))
  }

  const judge = (from: Session, bytes: Uint8Array): void => {
    from.frames += 1
    const frame = from.frames
    const inspected = inspectUpdate(bytes, kind)
    if (!inspected.ok) {
      concluded(from, waiting.refuse({ session: from, frame, refusal: inspected.refusal }))
      return
    }
    const update = inspected.value
    const conclude = (): void => concluded(from, waiting.judge({ session: from, frame, update }))
    const unknown = unknownIds(from, update)
    if (unknown.length === 0) {
      conclude()
      return
    }
    from.state = 'looking-up'
    leases.learn(unknown).then(
      () => {
        if (from.state !== 'looking-up') return
        from.state = 'reading'
        conclude()
        read(from)
      },
      (error: unknown) => {
        logger.error({ room: name, ...faultFields(error) }, 'client leases could not be read')
        audience.close([from], { code: closeCodes.restart, reason: 'UNAVAILABLE' })
        o.leave(from.key)
      },
    )
  }

  /** Client ids the store must be asked about before a verdict; none when the verdict is clear without. */
  const unknownIds = (from: Session, { blocks }: InspectedUpdate): readonly number[] => {
    if (!mayWriteRoom(from.person.role, kind)) return []
    const unknown = blocks.flatMap(({ clientId, end }) =>
      leases.holder(clientId) === undefined && end > Y.getState(committed.doc.store, clientId) ? [clientId] : [],
    )
    return unknown.length > maxUnknownIds ? [] : unknown
  }

  const concluded = ({ actor }: Session, refusal: Refusal | null): void => {
    if (refusal !== null) {
      logger.warn({ room: name, sessionId: actor.sessionId, code: refusal.code }, 'an update was refused')
    }
    o.goOn()
  }

  return { receive, showPresence }
}
