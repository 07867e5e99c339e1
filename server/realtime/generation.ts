// Generations: when a document has grown out of proportion it goes on from its plain state, written anew by the server under its own client
// id. Every edit costs more the more client ids a document knows, and every join carries all it ever was. Who has a document of the
// generation before must begin anew (4409) and bring what is unsent as new edits. Called by rooms, in a quiet moment.

import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import { manyClientIds } from '../../shared/contract/limits.ts'
import { freshDocument } from '../../shared/document/canonical-hash.ts'
import { rewritten } from '../../shared/document/rewritten.ts'
import { rootsOf } from '../../shared/document/roots.ts'
import { parseRoom, type Room, type RoomName } from '../../shared/ids.ts'
import type { BegunGeneration } from '../store/begin-generation.ts'
import type { GenerationReason } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { type Grown, wholeDocument } from './compaction.ts'

const maxBytesPerPlainByte = 6
/** A small document may be as roundabout as it likes. */
const smallBytes = 64 * 1_024
const attempts = 5

/** @returns why a document must be written anew, or null when it need not be. */
export function mustRewrite({ clientIds, bytes, plainBytes }: Grown): GenerationReason | null {
  if (clientIds > manyClientIds) return 'client-ids'
  return bytes > smallBytes && bytes > plainBytes * maxBytesPerPlainByte ? 'bytes' : null
}

/**
 * Begins a generation with the room's document as its log has it now. Edits that land meanwhile only make it begin again.
 * @returns where the room stands after; `moved-on` when it would not come to rest. @throws LogDamaged, or what the database throws;
 * whether it was begun is then learnt by reading.
 */
export async function beginGeneration(o: {
  readonly log: Pick<UpdateLog, 'load' | 'beginGeneration' | 'archive'>
  readonly room: RoomName
  readonly reason: GenerationReason
}): Promise<BegunGeneration> {
  const { log, room, reason } = o
  const kind = parseRoom(room)?.kind
  for (let attempt = 0; kind !== undefined && attempt < attempts; attempt += 1) {
    const loaded = await log.load(room)
    if (loaded === null) return { kind: 'unknown-room' }
    const doc = await wholeDocument(loaded, { kind })
    const seed = sameAnew(doc, kind)
    doc.destroy()
    const begun = await log.beginGeneration({ room, head: loaded.head, fences: loaded.fences, seed, reason })
    if (begun.kind === 'begun') await log.archive(room)
    if (begun.kind !== 'moved-on') return begun
  }
  return { kind: kind === undefined ? 'unknown-room' : 'moved-on' }
}

/** @returns the document anew, read back first: it must say what the old one says. */
function sameAnew(doc: Y.Doc, kind: Room['kind']): Uint8Array {
  const seed = rewritten(doc, kind)
  const anew = freshDocument({ kind, updates: [seed] })
  const same = rootsOf(kind).every(({ name }) =>
    isDeepStrictEqual(anew.getMap(name).toJSON(), doc.getMap(name).toJSON()),
  )
  anew.destroy()
  if (!same) throw new Error('a document written anew does not say what it said')
  return seed
}
