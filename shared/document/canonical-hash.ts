// Canonical hash: equal exactly when two documents are equal, whatever way they came about. Raw bytes will not do: they tell of the order
// things came in. The definition (engine.md I3): encode, read into a fresh document, encode again, hash. Read in as the document's own,
// so that Yjs does not tidy formatting by deletes that stand in no log. Called by rooms, compaction, the browser and tests.

import * as Y from 'yjs'
import type { Room } from '../ids.ts'
import { emptyDocument } from './empty-document.ts'

/**
 * @param o.encoded the whole document, as `Y.encodeStateAsUpdate` gives it
 * @param o.sha256 of the platform; what it answers is answered (a promise in a browser)
 */
export function canonicalHash<Hash>(o: {
  readonly kind: Room['kind']
  readonly encoded: Uint8Array
  readonly sha256: (bytes: Uint8Array) => Hash
}): Hash {
  return o.sha256(canonicalBytes(o))
}

/** @returns the one encoding of all that are equal to this. */
export function canonicalBytes(o: { readonly kind: Room['kind']; readonly encoded: Uint8Array }): Uint8Array {
  const fresh = freshDocument({ kind: o.kind, updates: [o.encoded] })
  const bytes = Y.encodeStateAsUpdate(fresh)
  fresh.destroy()
  return bytes
}

/** @returns a document with the roots of its kind that holds these updates and nothing else. The caller destroys it. */
export function freshDocument(o: { readonly kind: Room['kind']; readonly updates: readonly Uint8Array[] }): Y.Doc {
  const doc = emptyDocument(o.kind)
  doc.transact((transaction) => {
    for (const update of o.updates) Y.applyUpdate(doc, update)
    transaction.local = true
  })
  return doc
}
