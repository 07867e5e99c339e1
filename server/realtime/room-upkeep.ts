// Room upkeep: keeps rooms quick to open and cheap to edit. A log that has grown is compacted, in a pause while the room is open and when it is let go;
// a document that has grown out of proportion goes on in a new generation, in a quiet moment. One at a time, and whatever fails is tried
// again later: the rows hold everything. Called by rooms.

import type { Hint } from '../bus/bus.ts'
import { faultFields } from '../store/fault.ts'
import { LogDamaged } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { compact } from './compaction.ts'
import { beginGeneration, mustRewrite } from './generation.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import type { Room } from './room.ts'
import { damagedText } from './room-from-log.ts'

/** How many rows make a compaction worth its while: when a room is let go, and while it is open. */
const rowsWhenLetGo = 200
const rowsWhileOpen = 500
/** Compacting an open room replays all that was written: it waits until nobody has written for a while. */
const restedMs = 2_000

export interface UpkeepBounds {
  /** Without a pause it waits until opening the room anew would take a second or two: until there are so many rows, and for so long. */
  readonly rowsUnrested: number
  readonly unrestedMs: number
  /** And with so many no longer. */
  readonly rowsAtMost: number
}
const bounds: UpkeepBounds = { rowsUnrested: 20_000, unrestedMs: 300_000, rowsAtMost: 250_000 }
/** And it takes no more than a fiftieth of the processor's time: in an open room it works a tenth of the time it takes. */
const restPerWork = 5
/** A new generation waits for a moment in which nobody writes, but not for ever. */
const quietMs = 5_000
const looksForQuiet = 24

export interface UpkeepOptions {
  readonly log: Pick<
    UpdateLog,
    'load' | 'writeSnapshot' | 'readSnapshot' | 'verifySnapshot' | 'archive' | 'beginGeneration'
  >
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
  readonly publish: (hint: Hint) => void
  /** Narrower ones, for tests that fill a log in earnest. */
  readonly upkeepBounds?: UpkeepBounds
}

export interface RoomUpkeep {
  /** Told how far the newest snapshot of a room that was opened reaches. */
  opened(room: Room, snapshotAt: number): void
  /** The log of an open room grew. */
  grown(room: Room): void
  /** Compacts what is let go, if it has grown. */
  letGo(room: Room): Promise<void>
  ended(room: Room): void
}

interface Kept {
  snapshotAt: number
  /** The head at which the open room is compacted next; moved on at every try, so that one that fails is not repeated at each commit. */
  nextAt: number
  /** And when at the earliest, by the monotonic clock. */
  nextMs: number
  /** When it was compacted last, or opened, and when its log grew last, by the same clock. */
  compactedMs: number
  grewMs: number
  /** Calls off the next look at whether it is time. */
  stopLooking: (() => void) | null
  stop: (() => void) | null
}

export function roomUpkeep(o: UpkeepOptions): RoomUpkeep {
  const { log, clock, logger, measures, upkeepBounds = bounds } = o
  const kept = new Map<Room, Kept>()
  /** One after the other: each replays a whole document. */
  let last: Promise<void> = Promise.resolve()
  const inTurn = (run: () => Promise<void>): Promise<void> => {
    last = last.then(run)
    return last
  }

  const compacted = async (room: Room, own: Kept, pace: { readonly leisurely: boolean }): Promise<void> => {
    const beganMs = clock.monotonicMs()
    try {
      const done = await compact({ log, room: room.name, ...pace })
      if (done === null) return
      own.snapshotAt = done.position
      measures.observe('compaction_seconds', (clock.monotonicMs() - beganMs) / 1_000)
      if (mustRewrite(done) !== null) rewriteWhenQuiet(room, own)
    } catch (error) {
      if (error instanceof LogDamaged && error.lastGood !== null) {
        logger.error({ room: room.name, lastGood: error.lastGood.head, ...faultFields(error) }, damagedText)
        room.damaged()
      } else
        logger.warn({ room: room.name, ...faultFields(error) }, 'a room was not compacted; the rows hold everything')
    } finally {
      const endedMs = clock.monotonicMs()
      own.compactedMs = endedMs
      own.nextMs = endedMs + restPerWork * (endedMs - beganMs)
    }
  }

  const compactWhenRested = (room: Room, own: Kept): void => {
    own.stopLooking ??= clock.after(restedMs, () => {
      own.stopLooking = null
      if (room.closed) return
      const nowMs = clock.monotonicMs()
      if (nowMs < own.nextMs || !mayBegin(room, own, nowMs)) return compactWhenRested(room, own)
      own.nextAt = room.head + rowsWhileOpen
      // Those who rest may write again in a moment.
      void inTurn(async () => (room.closed ? undefined : await compacted(room, own, { leisurely: true })))
    })
  }

  const rewriteWhenQuiet = (room: Room, own: Kept, looks = 0): void => {
    own.stop?.()
    const { head } = room
    own.stop = clock.after(quietMs, () => {
      own.stop = null
      if (room.closed) return
      if ((room.quiet && room.head === head) || looks >= looksForQuiet) void inTurn(() => rewritten(room))
      else rewriteWhenQuiet(room, own, looks + 1)
    })
  }

  const rewritten = async (room: Room): Promise<void> => {
    const { name } = room
    const reason = room.closed ? null : mustRewrite(room.document.sizes())
    if (reason === null) return
    try {
      const begun = await beginGeneration({ log, room: name, reason })
      logger.info({ room: name, reason, outcome: begun.kind }, 'a document was written anew')
      if (begun.kind !== 'begun') return
      const { generation } = begun.fences
      o.publish({ kind: 'grew', room: name, generation, head: begun.head })
      room.heard({ generation })
    } catch (error) {
      logger.warn({ room: name, ...faultFields(error) }, 'a document was not written anew')
      // Whether it was is learnt by reading.
      room.appended()
    }
  }

  const rowsOf = (room: Room): number => room.head - (kept.get(room)?.snapshotAt ?? 0)

  function mayBegin(room: Room, own: Kept, nowMs: number): boolean {
    const rows = rowsOf(room)
    const { rowsUnrested, unrestedMs, rowsAtMost } = upkeepBounds
    const overdue = rows >= rowsAtMost || (rows >= rowsUnrested && nowMs - own.compactedMs >= unrestedMs)
    return overdue || nowMs - own.grewMs >= restedMs
  }

  return {
    opened(room, snapshotAt) {
      const own: Kept = {
        snapshotAt,
        nextAt: snapshotAt + rowsWhileOpen,
        nextMs: 0,
        compactedMs: clock.monotonicMs(),
        grewMs: 0,
        stopLooking: null,
        stop: null,
      }
      kept.set(room, own)
      own.stop = clock.after(0, () => {
        own.stop = null
        if (!room.closed && mustRewrite(room.document.sizes()) !== null) rewriteWhenQuiet(room, own)
      })
    },
    grown(room) {
      const own = kept.get(room)
      if (own === undefined || room.head < own.nextAt) return
      own.grewMs = clock.monotonicMs()
      compactWhenRested(room, own)
    },
    letGo: (room) =>
      inTurn(async () => {
        const own = kept.get(room)
        if (own !== undefined && !room.closed && rowsOf(room) >= rowsWhenLetGo)
          await compacted(room, own, { leisurely: false })
      }),
    ended(room) {
      kept.get(room)?.stop?.()
      kept.get(room)?.stopLooking?.()
      kept.delete(room)
    },
  }
}
