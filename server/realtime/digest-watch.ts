// Digest watch: when a room has been quiet for a while its canonical hash is told to the other nodes and to its clients. Whoever stands at
// the same head with another hash has gone wrong somewhere (I3): a node says so in the operator's log and opens the room anew. Hashes are
// compared only between equal heads of one generation, and only when nothing is under way. Made by create-realtime.

import { parseRoom, type RoomName } from '../../shared/ids.ts'
import type { Bus, Hint } from '../bus/bus.ts'
import { faultFields } from '../store/fault.ts'
import { hashInSlices } from './in-slices.ts'
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
  /** While it is being worked out. */
  hashing: Promise<string | null> | null
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
    const fresh = { room, head: room.head, sinceMs: clock.monotonicMs(), hash: null, hashing: null }
    digests.set(room.name, fresh)
    return fresh
  }

  /** @returns the hash at the head a digest is of; null when the room has moved on by the time it is known. */
  const hashOf = async ({ room, head }: Digest): Promise<string | null> => {
    const { kind } = parseRoom(room.name) ?? {}
    if (kind === undefined) return null
    const hash = (await hashInSlices({ kind, encoded: room.document.encoded() })).toString('hex')
    return room.closed || room.head !== head || !room.quiet ? null : hash
  }

  /** Not twice at once: whoever hashes already is asked when it has. */
  const hashed = (digest: Digest): Promise<string | null> => {
    digest.hashing ??= hashOf(digest)
      .then((hash) => {
        digest.hash = hash
        return hash
      })
      .catch((error: unknown) => {
        o.logger.warn({ room: digest.room.name, ...faultFields(error) }, 'a room could not be compared')
        return null
      })
      .finally(() => {
        digest.hashing = null
      })
    return digest.hashing
  }

  const tell = async (digest: Digest): Promise<void> => {
    const hash = await hashed(digest)
    if (hash === null) return
    const { name, head, fences } = digest.room
    bus?.publish({ kind: 'digest', room: name, generation: fences.generation, head, hash })
    digest.room.tellDigest(hash)
  }

  const look = (): void => {
    stop = clock.after(lookMs, look)
    for (const [name, { room }] of digests) if (rooms.opened(name) !== room) digests.delete(name)
    for (const room of rooms.all()) {
      const digest = digestOf(room)
      if (digest.hash !== null || !room.quiet || room.quarantined || clock.monotonicMs() - digest.sinceMs < quietMs)
        continue
      if (digest.hashing === null) void tell(digest)
    }
  }

  const compare = async (hint: Extract<Hint, { kind: 'digest' }>): Promise<void> => {
    const room = rooms.opened(hint.room)
    if (room === null || room.closed || room.quarantined || !room.quiet) return
    if (room.head !== hint.head || room.fences.generation !== hint.generation) return
    const digest = digestOf(room)
    const hash = digest.hash ?? (await hashed(digest))
    if (hash === null || hash === hint.hash || room.closed) return
    o.measures.count('digests_differing')
    o.logger.error(
      { room: room.name, head: room.head },
      'two nodes hold different documents at one head; the room is opened anew',
    )
    room.close('unreadable')
  }

  const endHearing = bus?.subscribe((hint) => {
    if (hint.kind === 'digest') void compare(hint)
  })
  stop = clock.after(lookMs, look)
  return () => {
    stop()
    endHearing?.()
  }
}
