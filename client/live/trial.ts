// Trial: whether a document has the bytes of an edit already, and whether they fit it, tried on a copy, so that nothing half-known ever enters
// the real one. Called by edits-again.ts and former-documents.ts.

import * as Y from 'yjs'

export interface Trial {
  /** Whether nothing these updates build on is missing. Asked in the order they were made: each that fits stands in the copy for the next. */
  fits(updates: readonly Uint8Array[]): boolean
  /** Reads the document as it is with all that fitted. */
  read<Value>(read: (doc: Y.Doc) => Value): Value
  close(): void
}

/** Begins a trial on a document; the copy is made only when it is needed. */
export function trialOn(doc: Y.Doc): Trial {
  let copy: Y.Doc | null = null
  const drop = (): void => {
    copy?.destroy()
    copy = null
  }
  return {
    fits(updates) {
      if (updates.length === 0) return false
      copy ??= copyOf(doc)
      const trial = copy
      try {
        trial.transact(() => {
          for (const update of updates) Y.applyUpdate(trial, update)
        })
      } catch {
        drop()
        return false
      }
      const isWhole = trial.store.pendingStructs === null && trial.store.pendingDs === null
      if (!isWhole) drop()
      return isWhole
    },
    read: (read) => read(copy ?? doc),
    close: drop,
  }
}

/** @returns true when the document has every struct and every deletion of these updates: the edit is in what it came from. */
export function knows(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  return updates.length > 0 && updates.every((update) => knowsUpdate(doc, update))
}

/**
 * @returns true when it knows them, and not from what was written here: then they came with what the server gave, and are committed. What only
 * deletes may be known by other edits of one's own that wait.
 */
export function hasFromServer(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  if (!knows(doc, updates)) return false
  return updates.every((update) => {
    const { structs } = Y.decodeUpdate(update)
    return structs.length > 0 && structs.every(({ id }) => id.client !== doc.clientID)
  })
}

function knowsUpdate(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const has = structs.every(({ id, length }) => Y.getState(doc.store, id.client) >= id.clock + length)
    return has && [...ds.clients].every(([client, ranges]) => ranges.every((range) => isGone(doc, client, range)))
  } catch {
    // What a browser's store gives back may be damaged.
    return false
  }
}

function isGone(doc: Y.Doc, client: number, range: { readonly clock: number; readonly len: number }): boolean {
  const structs = doc.store.clients.get(client)
  const end = range.clock + range.len
  if (structs === undefined || Y.getState(doc.store, client) < end) return false
  for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= end) break
    if (!struct.deleted) return false
  }
  return true
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
