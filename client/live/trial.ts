// Trial: whether the bytes of an edit fit a document, tried on a copy, so that nothing half-known ever enters the real one.
// Called by edits-again.ts before edits of another tab or of an earlier connection are brought in by their bytes.

import * as Y from 'yjs'

export type Fit =
  /** The document has it all: the edit is saved already. */
  | 'known'
  | 'fits'
  /** It builds on something the document does not have. */
  | 'gap'

/** @returns a test of updates, to be asked in the order they were made; each that fits stands in the copy for the next. */
export function trialOn(doc: Y.Doc): { test(updates: readonly Uint8Array[]): Fit; close(): void } {
  let copy: Y.Doc | null = null
  const drop = (): void => {
    copy?.destroy()
    copy = null
  }
  return {
    test(updates) {
      if (updates.length === 0) return 'gap'
      copy ??= copyOf(doc)
      const trial = copy
      let isNew = false
      const seen = (): void => {
        isNew = true
      }
      trial.on('update', seen)
      try {
        trial.transact(() => {
          for (const update of updates) Y.applyUpdate(trial, update)
        })
      } catch {
        drop()
        return 'gap'
      }
      trial.off('update', seen)
      if (trial.store.pendingStructs !== null || trial.store.pendingDs !== null) {
        drop()
        return 'gap'
      }
      return isNew ? 'fits' : 'known'
    },
    close: drop,
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
