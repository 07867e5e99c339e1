// Digest watch: when a room has been quiet for a while its canonical hash is told to the other nodes and to its clients. Whoever stands at
// the same head with another hash has gone wrong somewhere (I3): a node says so in the operator's log and opens the room anew. Hashes are
// compared only between equal heads of one generation, and only when nothing is under way. Made by create-realtime.

import type { RoomName } from '../../shared/ids.ts'
import type { Bus, Hint } from '../bus/bus.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

const quietMs = 30_000
const lookMs = 5_000

interface Digest {
  readonly room: Room
  readonly head: number
  readonly sinceMs: number
  hash: string | null
}

/** @returns a function that ends the watch */
export function digestWatch(o: {
  readonly rooms: Pick<Rooms, 'all' | 'opened'>
  readonly bus: Pick<Bus, 'subscribe' | 'publish'> | null
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
}): () => void {
  const { rooms, bus, clock } = o
  const digests = new Map<RoomName, Digest>()
  let stop = (): void => undefined

  /** @returns what is known of a room at the head it stands at now. */
  const digestOf = (room: Room): Digest => {
    const known = digests.get(room.name)
    if (known?.room === room && known.head === room.head) return known
    const fresh = { room, head: room.head, sinceMs: clock.monotonicMs(), hash: null }
    digests.set(room.name, fresh)
    return fresh
  }

  const look = (): void => {
    stop = clock.after(lookMs, look)
    for (const [name, { room }] of digests) if (rooms.opened(name) !== room) digests.delete(name)
    for (const room of rooms.all()) {
      const digest = digestOf(room)
      if (digest.hash !== null || !room.quiet || room.quarantined || clock.monotonicMs() - digest.sinceMs < quietMs)
        continue
      const hash = room.document.hash()
      digest.hash = hash
      const { name, head, fences } = room
      bus?.publish({ kind: 'digest', room: name, generation: fences.generation, head, hash })
      room.tellDigest(hash)
    }
  }

  const heard = (hint: Hint): void => {
    if (hint.kind !== 'digest') return
    const room = rooms.opened(hint.room)
    if (room === null || room.closed || room.quarantined || !room.quiet) return
    if (room.head !== hint.head || room.fences.generation !== hint.generation) return
    const digest = digestOf(room)
    digest.hash ??= room.document.hash()
    if (digest.hash === hint.hash) return
    o.measures.count('digests_differing')
    o.logger.error(
      { room: room.name, head: room.head },
      'two nodes hold different documents at one head; the room is opened anew',
    )
    room.close('unreadable')
  }

  const endHearing = bus?.subscribe(heard)
  stop = clock.after(lookMs, look)
  return () => {
    stop()
    endHearing?.()
  }
}
