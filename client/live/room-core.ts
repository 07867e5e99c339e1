// Room core: the parts of an open room that its other parts work on. Put together by open-room.ts.

import type { Room } from '../../shared/ids.ts'
import { randomHex } from '../api/random-id.ts'
import type { DocumentLine } from './document-line.ts'
import type { DocumentView } from './document-view.ts'
import type { EditBook } from './edit-book.ts'

export interface RoomCore {
  readonly room: Room
  readonly personId: string
  /** Names this open room in the browser's store. */
  readonly owner: string
  readonly nowMs: () => number
  readonly wallMs: () => number
  readonly later: (ms: number, work: () => void) => void
  readonly book: EditBook
  readonly view: DocumentView
  readonly line: DocumentLine
}

/** @returns 128 random bits. */
export function randomId(): string {
  return randomHex(16)
}
