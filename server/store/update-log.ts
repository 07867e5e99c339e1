// The update log: the one place where shared documents are written down, in order, before anybody is told they are saved.
// Promises gapless positions per room and generation, whole batches or nothing of a room's part, and that a repeated
// batch id answers what was committed the first time. Called by the commit queue, the rooms and the commands of server/http.

import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import { append } from './append.ts'
import { archiveRows } from './archive-rows.ts'
import { type BegunGeneration, beginGeneration, type NewGeneration } from './begin-generation.ts'
import { createRoomInTransaction } from './create-room.ts'
import type { Database } from './database.ts'
import { inOneStatement, inTransaction } from './in-transaction.ts'
import { type EndedPlace, loadEnded } from './load-ended.ts'
import { loadRoom } from './load-room.ts'
import type { AppendBatch, AppendResult, LoadedRoom, ReadOn, ReadPlace, Standing } from './log-row.ts'
import { probeWrites } from './probe-writes.ts'
import { readOn } from './read-on.ts'
import {
  readSnapshot,
  type Snapshot,
  type SnapshotPlace,
  type VerifiedSnapshot,
  verifySnapshot,
  writeSnapshot,
} from './snapshots.ts'
import { standing } from './standing.ts'

export interface UpdateLog {
  /**
   * Creates a room with `seed` as row 1, written by the server; the programme must stand. Exactly once, also when several
   * servers do it at the same time: the others are answered `created: false`.
   */
  createRoom(o: {
    readonly room: RoomName
    readonly programmeId: ProgrammeId
    readonly seed: Uint8Array
  }): Promise<{ readonly created: boolean }>
  /**
   * Commits a batch in one transaction and one round trip. An entry whose room has moved on (`behind`), waits for another node (`turn`), is ruled otherwise (`epoch`), has
   * other rights (`access`), has begun anew (`generation`) or does not exist is left out whole, and the others go through. Answers one result per entry, in the order of the entries.
   * @throws RangeError for an entry without updates or a room named twice; database errors, after which the outcome is
   * learnt by calling again with the same batch id.
   */
  append(batch: AppendBatch): Promise<readonly AppendResult[]>
  /** The room as of one moment, or null when there is none. @throws LogDamaged when rows are missing. */
  load(room: RoomName): Promise<LoadedRoom | null>
  /** What a generation that is over came to, or null when none such is. @throws LogDamaged when rows are missing. */
  loadEnded(room: RoomName, place: EndedPlace): Promise<Pick<LoadedRoom, 'room' | 'snapshot' | 'rows'> | null>
  /** What a reader at `place` lacks, as of one moment, or null for an unknown room. @throws LogDamaged when rows are missing. */
  readAfter(room: RoomName, place: ReadPlace): Promise<ReadOn | null>
  /** How far many rooms have come, in one cheap statement; an unknown room is left out. */
  standing(rooms: readonly RoomName[]): Promise<readonly Standing[]>
  /** Proves by a real write that commits are possible again. @throws what the database throws while they are not. */
  probe(): Promise<void>
  /**
   * Writes the encoded document as of `position`; nothing is read from it before it is verified. One that is verified and sound is left.
   * The steps from here to the archive are put together by server/realtime/compaction.ts.
   * @throws RangeError when the room's current generation has not come so far.
   */
  writeSnapshot(snapshot: Snapshot): Promise<void>
  /** What the database holds for a place, verified or not; null when there is nothing sound. */
  readSnapshot(place: SnapshotPlace): Promise<Uint8Array | null>
  /** Marks a snapshot that was read back as verified, and removes what is no longer among the newest three. @returns false when another stands there. */
  verifySnapshot(snapshot: VerifiedSnapshot): Promise<boolean>
  /** Moves rows that every verified snapshot holds, and rows of generations that are over, to the archive. @returns how many. */
  archive(room: RoomName): Promise<number>
  /** Goes on from a document written anew, if the room still stands where `seed` was made. See server/realtime/generation.ts. */
  beginGeneration(o: NewGeneration): Promise<BegunGeneration>
}

/** @returns the update log kept in `database`. */
export function updateLog(database: Database): UpdateLog {
  const { db } = database
  return {
    createRoom: (room) => inTransaction(database, async (tx) => ({ created: await createRoomInTransaction(tx, room) })),
    append: (batch) => inOneStatement(database, (client) => append(client, batch)),
    load: (room) => loadRoom(database, room),
    loadEnded: (room, place) => loadEnded(database, room, place),
    readAfter: (room, place) => readOn(database, { room, ...place }),
    standing: (rooms) => standing(db, rooms),
    probe: () => probeWrites(database),
    writeSnapshot: (snapshot) => writeSnapshot(database, snapshot),
    readSnapshot: (place) => readSnapshot(database, place),
    verifySnapshot: (snapshot) => verifySnapshot(database, snapshot),
    archive: (room) => archiveRows(database, room),
    beginGeneration: (o) => beginGeneration(database, o),
  }
}
