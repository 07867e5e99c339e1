// Room core: the parts of an open room that its other parts work on. Put together by open-room.ts.

import type { Room } from '../../shared/ids.ts'
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

/** @returns 128 random bits; `crypto.randomUUID` is missing on plain http addresses. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
