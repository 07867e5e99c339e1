// Room catch-up: how a room reads on in its log, and learns who wrote what it reads and what everybody may do since. Asks until the store
// answers. Made and called by room alone.

import type { RoomName } from '../../shared/ids.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { faultFields } from '../store/fault.ts'
import { LogDamaged, type ReadOn, type ReadPlace, type Standing } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { AskPatiently } from './ask-patiently.ts'
import type { PeopleBook } from './people-book.ts'
import type { Logger } from './ports.ts'
import type { ClosedBecause, Heard, RoomState } from './room-protocol.ts'

export interface RoomCatchUp {
  /** Reads what the log holds after a position, and hands it over. */
  read(after: number): Promise<void>
  /** Resolves when the room holds what the log held when it was asked, or is closed. */
  toNow(): Promise<void>
  /** The room has moved on: whoever waited for that goes on. */
  wake(): void
}

export function roomCatchUp(o: {
  readonly name: RoomName
  readonly log: Pick<UpdateLog, 'readAfter' | 'standing'>
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly ask: AskPatiently
  readonly logger: Logger
  readonly state: () => Pick<RoomState<unknown>, 'phase' | 'mode' | 'head' | 'fences'>
  readonly heard: (heard: Heard) => void
  readonly take: (read: ReadOn & { readonly after: number }) => void
  /** Told before what was read is taken, when somebody may have other rights now. */
  readonly rightsChanged: () => void
  readonly close: (why: ClosedBecause) => void
  /** The log is damaged: there is nothing more to be read of it. */
  readonly damaged: () => void
}): RoomCatchUp {
  const { name, log, leases, people } = o
  let waiting: (Place & { readonly resolve: () => void })[] = []
  const closed = (): boolean => o.state().phase === 'closed'

  const wake = (): void => {
    if (waiting.length === 0) return
    const state = o.state()
    const over = closed() || state.mode === 'quarantined'
    const ready = waiting.filter((each) => over || holds(state, each))
    waiting = waiting.filter((each) => !ready.includes(each))
    for (const { resolve } of ready) resolve()
  }

  /** A damaged row is this room's trouble alone, and no sooner whole for being asked again. */
  const readAfter = async (place: ReadPlace): Promise<ReadOn | 'damaged' | null> => {
    try {
      return await log.readAfter(name, place)
    } catch (error) {
      if (!(error instanceof LogDamaged)) throw error
      o.logger.error({ room: name, ...faultFields(error) }, 'the log of a room is damaged')
      return 'damaged'
    }
  }

  return {
    wake,
    async read(after) {
      const { generation, accessVersion } = o.state().fences
      const read = await o.ask<ReadOn | 'unknown-room' | 'damaged'>({
        ask: async () => {
          const found = await readAfter({ generation, position: after })
          if (found === null) return 'unknown-room'
          if (found === 'damaged') return found
          await leases.learn(found.rows.flatMap((row) => row.clientIds))
          await people.learn(found.rows.flatMap((row) => row.actor ?? []))
          // After the fences were read: what is learnt is at least as new as they are.
          if (found.fences.accessVersion !== accessVersion) await people.relearn()
          return found
        },
        wanted: () => !closed(),
        what: 'the log could not be read on',
        fields: { room: name },
      })
      if (read === null || closed()) return
      if (read === 'unknown-room') return o.close(read)
      if (read === 'damaged') return o.damaged()
      if (read.fences.accessVersion !== accessVersion) o.rightsChanged()
      o.take({ after, ...read })
    },
    async toNow() {
      const [stands] = await log.standing([name])
      if (stands === undefined) return o.close('unknown-room')
      await new Promise<void>((resolve) => {
        waiting.push({ ...stands, resolve })
        o.heard({ head: stands.head, ...stands.fences })
        wake()
      })
    },
  }
}

type Place = Pick<Standing, 'head' | 'fences'>

/** A room of another generation closes when it reads. */
function holds(has: Place, asked: Place): boolean {
  return (
    has.head >= asked.head &&
    has.fences.generation === asked.fences.generation &&
    has.fences.accessVersion >= asked.fences.accessVersion &&
    has.fences.ruleEpoch >= asked.fences.ruleEpoch
  )
}
