// Save label: which of the save states the person is shown. A pure function of the save state (SAV1): it never says saved while an edit is
// unacknowledged or the line is down. The words stand in client/language; client/ui/save-status.tsx shows them.

import type { SaveState } from './live-room.ts'

/** `count` and `waiting` are numbers of edits: not kept for `refused`, otherwise unacknowledged. */
export type SaveLabel = {
  readonly count: number
  readonly waiting: number
  readonly at: Date | null
} & (
  | {
      readonly kind: 'connecting' | 'saved' | 'saving' | 'slow' | 'offline' | 'unsafe' | 'refused'
      readonly reason: string | null
    }
  | { readonly kind: 'read-only'; readonly reason: string }
)

/** An edit younger than this is on its way; an older one is told of. */
const slowAfterMs = 3_000

/** @returns the label of a save state. Source of the order: what the person must know first. */
export function saveLabel(state: SaveState): SaveLabel {
  const common = { count: state.unsent, waiting: state.unsent, at: state.savedAt, reason: state.readOnly }
  if (state.notKept > 0) return { ...common, kind: 'refused', count: state.notKept }
  if (state.connection === 'offline') return { ...common, kind: state.keptOnDevice ? 'offline' : 'unsafe' }
  if (state.connection === 'connecting' && state.unsent === 0) return { ...common, kind: 'connecting' }
  if (state.readOnly !== null) return { ...common, kind: 'read-only', reason: state.readOnly }
  if (state.unsent === 0) return { ...common, kind: 'saved' }
  if (state.waitingMs < slowAfterMs) return { ...common, kind: 'saving' }
  return { ...common, kind: state.keptOnDevice ? 'slow' : 'unsafe' }
}
