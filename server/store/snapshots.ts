// Snapshots: the encoded document of a room as of a position, with its hash, so that opening a room need not replay
// everything. They are a convenience: the rows are the truth, so only the newest few are kept, more than one in case the newest
// is damaged. Called by server/store/update-log.ts and load-room.ts.

import { createHash } from 'node:crypto'
import { and, desc, eq, lte, ne, notInArray, sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { roomSnapshots, rooms } from './tables/rooms.ts'

export interface Snapshot {
  readonly room: RoomName
  readonly generation: number
  readonly position: number
  readonly bytes: Uint8Array
}

const keptPerGeneration = 3

/** Writes a snapshot once, and removes those of its generation that are no longer among the newest. @throws RangeError when the room's current generation has not come to `position`. */
export async function writeSnapshot(
  database: Database,
  { room, generation, position, bytes }: Snapshot,
): Promise<void> {
  const hash = sha256(bytes)
  await inTransaction(database, async (tx) => {
    const [stored] = await tx
      .select({ generation: rooms.generation, head: rooms.head })
      .from(rooms)
      .where(eq(rooms.name, room))
    if (stored === undefined || stored.generation !== generation || stored.head < position || position < 1) {
      throw new RangeError(`${room} has no position ${position} in generation ${generation} to take a snapshot of`)
    }
    await tx
      .insert(roomSnapshots)
      .values({ room, generation, position, bytes, hash })
      .onConflictDoUpdate({
        target: [roomSnapshots.room, roomSnapshots.generation, roomSnapshots.position],
        set: { bytes, hash, at: sql`now()` },
        // What stands is left alone as long as it is sound.
        setWhere: ne(roomSnapshots.hash, sql`sha256(${roomSnapshots.bytes})`),
      })
    const ofGeneration = and(eq(roomSnapshots.room, room), eq(roomSnapshots.generation, generation))
    const newest = tx
      .select({ position: roomSnapshots.position })
      .from(roomSnapshots)
      .where(ofGeneration)
      .orderBy(desc(roomSnapshots.position))
      .limit(keptPerGeneration)
    await tx.delete(roomSnapshots).where(and(ofGeneration, notInArray(roomSnapshots.position, newest)))
  })
}

/** @returns the newest snapshot at or before `head` whose hash holds, and the positions of newer ones that are damaged. */
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
        and(eq(roomSnapshots.room, room), eq(roomSnapshots.generation, generation), lte(roomSnapshots.position, below)),
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

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
