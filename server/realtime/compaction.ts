// Compaction of one room: what its log comes to is written as a snapshot, read back, and marked as verified when it holds the very
// document the rows lead to; then the rows that every kept snapshot holds go to the archive. Any number may do it at once and any may be
// killed anywhere: what is not verified is never read, and rows go only after. Called by rooms, in a turn of its own.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { parseRoom, type Room, type RoomName } from '../../shared/ids.ts'
import { type LoadedRoom, LogDamaged } from '../store/log-row.ts'
import type { SnapshotPlace } from '../store/snapshots.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { documentInSlices, hashInSlices, plainBytesInSlices } from './in-slices.ts'

/** What a document has grown to; see server/realtime/generation.ts. */
export interface Grown {
  readonly clientIds: number
  /** Of the encoded document, and of what it says as JSON. */
  readonly bytes: number
  readonly plainBytes: number
}

export interface Compacted extends Grown {
  readonly generation: number
  /** The snapshot stands at this position. */
  readonly position: number
  /** Rows moved to the archive. */
  readonly archived: number
}

/**
 * @returns what the room has grown to, for `mustRewrite`; null when there is no such room.
 * @throws LogDamaged when the log does not lead to a whole document, or a snapshot does not come back as it was written.
 */
export async function compact(o: {
  readonly log: Pick<UpdateLog, 'load' | 'writeSnapshot' | 'readSnapshot' | 'verifySnapshot' | 'archive'>
  readonly room: RoomName
  /** True while people are in it: then it takes ten times as long and a tenth of the processor. */
  readonly leisurely?: boolean
}): Promise<Compacted | null> {
  const { log, room, leisurely = false } = o
  const kind = parseRoom(room)?.kind
  const loaded = kind === undefined ? null : await log.load(room)
  if (kind === undefined || loaded === null) return null
  const { head: position, fences, rows } = loaded
  const { generation } = fences
  const doc = await wholeDocument(loaded, { kind, leisurely })
  const bytes = Y.encodeStateAsUpdate(doc)
  const grown = {
    clientIds: doc.store.clients.size,
    bytes: bytes.byteLength,
    plainBytes: await plainBytesInSlices(doc, { kind, leisurely }),
  }
  doc.destroy()
  if (rows.length > 0) {
    const place = { room, generation, position }
    const canonical = await hashInSlices({ kind, leisurely, encoded: bytes })
    // The very bytes hold what they held a moment ago; another's, of the same rows, may be others.
    const holdsTheSame = async (read: Uint8Array) =>
      sha256(read).equals(sha256(bytes)) || (await hashInSlices({ kind, leisurely, encoded: read })).equals(canonical)
    await log.writeSnapshot({ ...place, bytes })
    const stored = await log.readSnapshot(place)
    if (stored === null ? !(await isOvertaken(log, place)) : !(await holdsTheSame(stored))) {
      throw new LogDamaged(`the snapshot of ${room} at ${position} did not come back as it was written`)
    }
    // False: somebody else wrote theirs in its place in the meantime, and verifies that.
    if (stored !== null) await log.verifySnapshot({ ...place, bytes: stored, canonical })
  }
  return { generation, position, archived: await log.archive(room), ...grown }
}

/** @returns true when somebody quicker has a newer snapshot that is sound, and took this one away. */
async function isOvertaken(log: Pick<UpdateLog, 'load'>, place: SnapshotPlace): Promise<boolean> {
  const now = await log.load(place.room)
  if (now === null || now.fences.generation !== place.generation) return true
  return now.snapshot !== null && now.snapshot.position > place.position
}

/** @returns the document the log leads to. The caller destroys it. @throws LogDamaged when parts of it would stay pending (I6). */
export async function wholeDocument(
  loaded: Pick<LoadedRoom, 'room' | 'snapshot' | 'rows'>,
  { kind, leisurely = false }: { readonly kind: Room['kind']; readonly leisurely?: boolean },
): Promise<Y.Doc> {
  const { room, snapshot, rows } = loaded
  const payloads = rows.map((row) => row.payload)
  const updates = snapshot === null ? payloads : [snapshot.bytes, ...payloads]
  return await documentInSlices({ kind, updates, leisurely }).catch((error: unknown) => {
    throw new LogDamaged(`the log of ${room} leaves parts pending, or holds what is no update`, { cause: error })
  })
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
