// Shared answers: the step 2 that carries a whole document, made once for everybody who comes in while it is on its way. Nothing is kept beyond
// that: an open room would hold its document twice. Called by room-reader.

import { step2Frame } from './frames.ts'

/** Making a small one anew costs less than remembering it. */
const worthBytes = 32_768

/** @returns what frames a document as an answer to a step 1; the same frame for the same bytes, as long as somebody holds it. */
export function sharedAnswers(): (document: Uint8Array) => Uint8Array {
  const made = new WeakMap<Uint8Array, WeakRef<Uint8Array>>()
  return (document) => {
    if (document.length < worthBytes) return step2Frame(document)
    const known = made.get(document)?.deref()
    if (known !== undefined) return known
    const frame = step2Frame(document)
    made.set(document, new WeakRef(frame))
    return frame
  }
}
