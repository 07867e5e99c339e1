// After a refusal: what becomes of each pending edit when one frame was refused whole. Pure. The refused edit is put before the person; the
// others are made again: nothing is dropped, and nothing that was refused alone is sent again by itself (SAV3, SAV4).
// Called by line-core.ts before it has the document fetched anew.

import type { LineEntry, Stage } from './line-protocol.ts'

/** An edit that shared its frame with a refused one is made again alone; more often than this, it is shown instead. */
export const maxAttempts = 3

export interface AfterRefusal<Entry extends LineEntry> {
  readonly notKept: readonly Entry[]
  /** In the order they were made. */
  readonly again: readonly Entry[]
}

/**
 * @param pending all entries, in the order they were made
 * @param refusedFrame the frame that was refused; null when the server did not say which
 */
export function afterRefusal<Entry extends LineEntry>(
  pending: readonly Entry[],
  refusedFrame: number | null,
): AfterRefusal<Entry> {
  const inFrame = pending.filter((entry) => refusedFrame !== null && entry.frame === refusedFrame)
  const notKept: Entry[] = []
  const again: Entry[] = []
  for (const entry of pending) {
    const guilty = refusedFrame === null ? entry.frame !== null : entry.frame === refusedFrame
    if (guilty && (inFrame.length === 1 || entry.attempts + 1 >= maxAttempts)) {
      notKept.push(entry)
    } else if (guilty) {
      again.push({ ...entry, stage: 'again-value', frame: null, attempts: entry.attempts + 1 })
    } else if (refusedFrame !== null && entry.frame !== null && entry.frame < refusedFrame) {
      // Sent before the refused one, so perhaps durable already: its own bytes can tell.
      again.push({ ...entry, stage: 'again-bytes', frame: null })
    } else {
      // Made after the refused one, so its bytes may build on what the server does not have.
      const stage: Stage = entry.stage === 'again-bytes' ? 'again-bytes' : 'again-value'
      again.push({ ...entry, stage, frame: null })
    }
  }
  return { notKept, again }
}

/** All entries, to be brought into a new document by their bytes or by their meaning. */
export function allAgain<Entry extends LineEntry>(pending: readonly Entry[], by: 'bytes' | 'value'): readonly Entry[] {
  return pending.map((entry) => {
    const stage: Stage = by === 'value' || entry.stage === 'again-value' ? 'again-value' : 'again-bytes'
    return { ...entry, stage, frame: null }
  })
}
