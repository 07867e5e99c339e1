// Novelty: what of an update a document does not have yet, and whether the update fits on it at all. Pure reading; nothing is changed.
// A gap, or an origin, parent or delete target the document lacks, is RESYNC also where the struct itself is known, so that nothing
// is ever parked to be woken by a later update. Called by admission.

import * as Y from 'yjs'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { DeleteRange, InspectedUpdate } from './inspect-update.ts'

/** What an update brings to one document. */
export interface Novelty {
  /** Client ids with structs the document lacks. */
  readonly clientIds: readonly number[]
  /** True when it also says again what the document has. */
  readonly repeats: boolean
  /** True when anything stands now that the update deletes. */
  readonly deletes: boolean
  /** True when all it deletes that stands are marks of formatting. A browser that reads sweeps up such marks by itself. */
  readonly onlyFormatting: boolean
}

/** @returns what the update brings (nothing at all = no client ids and no deletes), or RESYNC. */
export function noveltyOf(doc: Y.Doc, update: InspectedUpdate): Outcome<Novelty> {
  const ends = new Map<number, number>()
  const clientIds: number[] = []
  let repeats = false
  for (const { clientId, start, end } of update.blocks) {
    const state = Y.getState(doc.store, clientId)
    if (start > state) return refuse('RESYNC')
    ends.set(clientId, end)
    if (start < state) repeats = true
    if (end > state) clientIds.push(clientId)
  }
  const stands = (client: number, clock: number): boolean =>
    clock < Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0)
  for (const struct of update.structs) {
    if (struct instanceof Y.Item && !restsOn(struct, stands)) return refuse('RESYNC')
  }
  let deletes = false
  let onlyFormatting = true
  for (const range of update.deletes) {
    if (!stands(range.clientId, range.end - 1)) return refuse('RESYNC')
    for (const struct of standingIn(doc, range)) {
      deletes = true
      if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) onlyFormatting = false
    }
  }
  return done({ clientIds, repeats, deletes, onlyFormatting: deletes && onlyFormatting })
}

/** @returns the update without the structs that the document has: what it says of them nobody has judged. */
export function withoutKnown(doc: Y.Doc, { bytes, blocks }: InspectedUpdate): Uint8Array {
  const known = new Map(blocks.map(({ clientId }) => [clientId, Y.getState(doc.store, clientId)]))
  return Y.diffUpdate(bytes, Y.encodeStateVector(known))
}

function restsOn(struct: Y.Item, stands: (client: number, clock: number) => boolean): boolean {
  const parent = struct.parent as unknown
  const needs = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  return needs.every(
    (id) =>
      id === null ||
      ((id.client === struct.id.client ? id.clock < struct.id.clock : true) && stands(id.client, id.clock)),
  )
}

/** The structs in a range that the document has and that are not deleted. */
function* standingIn(doc: Y.Doc, range: DeleteRange): Generator<Y.Item | Y.GC> {
  const structs = doc.store.clients.get(range.clientId)
  if (structs === undefined || range.start >= Y.getState(doc.store, range.clientId)) return
  for (let at = Y.findIndexSS(structs, range.start); at < structs.length; at += 1) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= range.end) return
    if (!struct.deleted) yield struct
  }
}
