// Checks at the end of a run that all hold the same document: the board with every edit that was sent, made here anew; what a client was
// sent, applied from the beginning; and what the server gives somebody who comes in now. Compared by the hash of the canonical form:
// encoded, read into a fresh document, encoded again.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { CrowdOptions } from './crowd.ts'
import { readStructs } from './read-structs.ts'
import { type RoomClient, roomClient } from './room-client.ts'
import { firstClientId } from './writer.ts'

const nobody = firstClientId + 100_000

/** @throws when two of them differ, telling which. */
export async function checkDocuments(
  o: CrowdOptions & {
    readonly base: Uint8Array
    readonly sent: readonly (readonly number[])[]
    readonly witness: RoomClient
  },
): Promise<void> {
  // First: while the hashes are reckoned our server finds it quiet, and goes on from the document written anew.
  const copy = o.dialect.keeps ? await freshCopy(o) : null
  const edits = o.writers.flatMap(({ updates }, by) => updates.slice(0, o.sent[0]?.[by]))
  const expected = hashOf([o.base, ...edits])
  // Not every server sends a writer's own edits back.
  const own = o.writers[o.clients - 1]?.updates.slice(0, o.sent[0]?.[o.clients - 1]) ?? []
  const seen = hashOf([o.base, ...own, ...o.witness.kept.map(({ bytes }) => bytes)])
  if (seen !== expected) throw new Error('what a client was sent is not what was written')
  checkStructs(o)
  if (copy !== null && hashOf(copy) !== expected) throw new Error('what the server holds is not what was written')
}

/** What stood in a document for a moment only is not seen in the end: each edit a client was sent is held against what was written. */
function checkStructs(o: Pick<CrowdOptions, 'writers'> & { readonly witness: RoomClient }): void {
  for (const { bytes } of o.witness.kept) {
    const structs = structsOf(bytes)
    for (const { clientId, clock, struct } of structs) {
      const written = o.writers[clientId - firstClientId]?.updates[clock]
      if (written === undefined) continue
      const [edit] = structsOf(written)
      // Who read too slowly is brought up by one update of much, and that by what stands by then.
      const standsIn = structs.length > 1 && edit !== undefined && stoodIn(struct, edit.struct)
      if (edit === undefined || !(standsIn || sameStruct(struct, edit.struct))) {
        throw new Error(`edit ${clock} of client ${clientId} did not come as it was written`)
      }
    }
  }
}

/** Merging drops the bit that says a struct has a key where the one before it tells that too. */
function sameStruct(came: Uint8Array, written: Uint8Array): boolean {
  const withoutKey = 0xdf
  const begins = ((came[0] ?? 0) & withoutKey) === ((written[0] ?? 0) & withoutKey)
  return begins && Buffer.compare(came.subarray(1), written.subarray(1)) === 0
}

/** Whether what came stands in a document for what was written: it is deleted by now, or the first letter of a run. */
function stoodIn(came: Uint8Array, written: Uint8Array): boolean {
  const [deleted, text] = [1, 4]
  const contentOf = (struct: Uint8Array): number => (struct[0] ?? 0) & 0x1f
  if (contentOf(came) === deleted) return true
  const before = written.length - 2
  return (
    contentOf(came) === text &&
    contentOf(written) === text &&
    sameStruct(came.subarray(0, before), written.subarray(0, before)) &&
    came[before + ((came[before] ?? 0) < 0x80 ? 1 : 2)] === written.at(-1)
  )
}

function structsOf(update: Uint8Array): { clientId: number; clock: number; struct: Uint8Array }[] {
  const found: { clientId: number; clock: number; struct: Uint8Array }[] = []
  readStructs(update, 0, (clientId, clock, _, start, end) =>
    found.push({ clientId, clock, struct: update.subarray(start, end) }),
  )
  return found
}

/** @returns what the server sends somebody who comes in with nothing. */
export async function freshCopy(o: CrowdOptions): Promise<readonly Uint8Array[]> {
  const client = roomClient({
    ...o,
    room: 0,
    clientId: nobody,
    cookie: o.cookies.at(-1) ?? '',
    stateVector: new Uint8Array([0]),
    onStruct: () => undefined,
    onUpdate: () => undefined,
    keep: true,
  })
  await client.joined
  client.close()
  return client.kept.map(({ bytes }) => bytes)
}

/** @returns the hash of the document these updates make. @throws when something of them is missing */
export function hashOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('a document with gaps')
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  const hash = createHash('sha256').update(Y.encodeStateAsUpdate(again)).digest('hex')
  doc.destroy()
  again.destroy()
  return hash
}
