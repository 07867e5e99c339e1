// Snapshots: the encoded document of a room as of a position, so that opening a room need not replay everything. A convenience: the rows
// are the truth. One is written, read back, and only then marked as verified; nothing is read from one that is not. The newest three
// sound ones of a generation are kept. Called by server/store/update-log.ts and load-room.ts; the steps are put together by
// server/realtime/compaction.ts.

import { createHash } from 'node:crypto'
import { and, desc, eq, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { roomSnapshots, rooms } from './tables/rooms.ts'

export interface SnapshotPlace {
  readonly room: RoomName
  readonly generation: number
  readonly position: number
}

export interface Snapshot extends SnapshotPlace {
  readonly bytes: Uint8Array
}

export interface VerifiedSnapshot extends Snapshot {
  /** Canonical hash of the document the bytes hold, and of the document as of the position. */
  readonly canonical: Uint8Array
}

const keptPerGeneration = 3
const isDamaged = ne(roomSnapshots.hash, sql`sha256(${roomSnapshots.bytes})`)

/** Writes a snapshot that is not verified yet. @throws RangeError when the room's current generation has not come to `position`. */
export async function writeSnapshot(
  database: Database,
  { room, generation, position, bytes }: Snapshot,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const [stored] = await tx
      .select({ generation: rooms.generation, head: rooms.head })
      .from(rooms)
      .where(eq(rooms.name, room))
    if (stored === undefined || stored.generation !== generation || stored.head < position || position < 1) {
      throw new RangeError(`${room} has no position ${position} in generation ${generation} to take a snapshot of`)
    }
    const values = { bytes, hash: sha256(bytes), canonical: null, verifiedAt: null }
    await tx
      .insert(roomSnapshots)
      .values({ room, generation, position, ...values })
      .onConflictDoUpdate({
        target: [roomSnapshots.room, roomSnapshots.generation, roomSnapshots.position],
        set: { ...values, at: sql`now()` },
        // One that is verified is left alone as long as it is sound.
        setWhere: sql`${roomSnapshots.verifiedAt} is null or ${isDamaged}`,
      })
  })
}

/** @returns what the database holds for a place, verified or not; null when there is nothing sound. */
export async function readSnapshot({ db }: Pick<Database, 'db'>, place: SnapshotPlace): Promise<Uint8Array | null> {
  const [found] = await db
    .select({ bytes: roomSnapshots.bytes, hash: roomSnapshots.hash })
    .from(roomSnapshots)
    .where(isAt(place))
  return found !== undefined && sha256(found.bytes).equals(found.hash) ? found.bytes : null
}

/**
 * Marks what was read back as verified, if it still is what stands there, and removes what is no longer among the newest.
 * @returns whether it stands there, verified.
 */
export function verifySnapshot(database: Database, { bytes, canonical, ...place }: VerifiedSnapshot): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    // One at a time in a room: two that mark and remove each other's would wait in a ring.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${place.room}, ${place.generation}))`)
    const verified = await tx
      .update(roomSnapshots)
      .set({ canonical, verifiedAt: sql`coalesce(${roomSnapshots.verifiedAt}, now())` })
      .where(and(isAt(place), eq(roomSnapshots.hash, sha256(bytes))))
      .returning({ position: roomSnapshots.position })
    if (verified.length === 0) return false
    const ofGeneration = and(eq(roomSnapshots.room, place.room), eq(roomSnapshots.generation, place.generation))
    const newest = tx
      .select({ position: roomSnapshots.position })
      .from(roomSnapshots)
      .where(and(ofGeneration, isNotNull(roomSnapshots.verifiedAt), sql`not ${isDamaged}`))
      .orderBy(desc(roomSnapshots.position))
      .limit(keptPerGeneration)
    // Newer ones may be another's, on their way to being verified.
    const older = lte(roomSnapshots.position, place.position)
    await tx.delete(roomSnapshots).where(and(ofGeneration, older, notInArray(roomSnapshots.position, newest)))
    return true
  })
}

/** @returns the newest verified snapshot at or before `head` whose hash holds, and the positions of newer ones that are damaged. */
export async function newestSoundSnapshot(
  tx: Transaction,
  { room, generation, head }: { readonly room: RoomName; readonly generation: number; readonly head: number },
): Promise<{ snapshot: { position: number; bytes: Uint8Array } | null; damaged: readonly number[] }> {
  const damaged: number[] = []
  for (let below = head; below > 0; ) {
    const [found] = await tx
      .select({ position: roomSnapshots.position, bytes: roomSnapshots.bytes, hash: roomSnapshots.hash })
      .from(roomSnapshots)
      .where(
        and(
          eq(roomSnapshots.room, room),
          eq(roomSnapshots.generation, generation),
          lte(roomSnapshots.position, below),
          isNotNull(roomSnapshots.verifiedAt),
        ),
      )
      .orderBy(desc(roomSnapshots.position))
      .limit(1)
    if (found === undefined) break
    if (sha256(found.bytes).equals(found.hash)) {
      return { snapshot: { position: found.position, bytes: found.bytes }, damaged }
    }
    damaged.push(found.position)
    below = found.position - 1
  }
  return { snapshot: null, damaged }
}

function isAt({ room, generation, position }: SnapshotPlace) {
  return and(
    eq(roomSnapshots.room, room),
    eq(roomSnapshots.generation, generation),
    eq(roomSnapshots.position, position),
  )
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
