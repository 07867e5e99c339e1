// Our entry: what a client of ours keeps of one edit in a simulated world: the core's part, and what it takes to make the edit again.

import type { LineEntry } from '../../client/live/line-protocol.ts'
import type { RichNode } from '../../shared/board/change.ts'
import type { SimEdit } from './sim-edit.ts'

export interface OurEntry extends LineEntry {
  /** More than one for a text that grew. */
  readonly edits: readonly SimEdit[]
  readonly updates: readonly Uint8Array[]
  /** Of a rich text, before and after; both empty for other edits. */
  readonly before: readonly RichNode[]
  readonly after: readonly RichNode[]
}
