// Pending: the edits that are made and not yet acknowledged, as plain values, and what each event does to them. Pure. An entry leaves the list
// only when it was acknowledged, or when it is put before the person as not kept (after-refusal.ts). Called by edit-book.ts and edit-writer.ts.

import type { FieldChange, RichNode } from '../../shared/board/change.ts'
import type { BoardEdit } from '../../shared/board/edit.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { PointEdit } from '../../shared/point/edit.ts'

/** How an entry stands in the document: in it, or to be brought in again, by its bytes or by its meaning. */
export type Stage = 'applied' | 'again-bytes' | 'again-value'

/** What is kept of one edit, in memory and in the browser's store. */
export interface KeptEntry {
  readonly id: string
  readonly person: string
  readonly room: RoomName
  /** The open room that holds it; names the lock that says whether it still lives. */
  readonly owner: string
  readonly generation: string
  readonly schemaVersion: number
  readonly clientId: number
  /** Wall clock, milliseconds. */
  readonly atMs: number
  /** Order among the entries of one owner. */
  readonly order: number
  readonly attempts: number
  readonly updates: readonly Uint8Array[]
  /** null = rich text. */
  readonly edit: BoardEdit | PointEdit | null
  readonly changes: readonly FieldChange[]
  readonly record: string | null
  /** As plain text, for copying. */
  readonly text: string
  /** Rich text before and after; both empty for other edits. */
  readonly before: readonly RichNode[]
  readonly after: readonly RichNode[]
}

export interface PendingEntry extends KeptEntry {
  readonly stage: Stage
  /** The frame of the running connection that holds the whole of it; null = not sent. */
  readonly frame: number | null
  /** When it was made here, by the page's own clock, milliseconds. */
  readonly sinceMs: number
}

export type Pending = readonly PendingEntry[]

/** Adds an entry, or puts it in the place of the one with its id. */
export function withEntry(pending: Pending, entry: PendingEntry): Pending {
  return pending.some((each) => each.id === entry.id)
    ? pending.map((each) => (each.id === entry.id ? entry : each))
    : [...pending, entry]
}

export function withoutEntry(pending: Pending, id: string): Pending {
  return pending.filter((each) => each.id !== id)
}

/** A counted frame goes out: everything that stands in the document and was not sent before is in it. */
export function frameSent(pending: Pending, frame: number): Pending {
  return pending.map((each) => (each.stage === 'applied' && each.frame === null ? { ...each, frame } : each))
}

/** The first `frames` frames are durable. */
export function framesSaved(pending: Pending, frames: number): { left: Pending; saved: Pending } {
  const isSaved = (each: PendingEntry): boolean => each.frame !== null && each.frame <= frames
  return { left: pending.filter((each) => !isSaved(each)), saved: pending.filter(isSaved) }
}

/** The socket is gone: whatever was under way counts as not sent. The next step 2 carries it. */
export function connectionLost(pending: Pending): Pending {
  return pending.map((each) => (each.frame === null ? each : { ...each, frame: null }))
}

/** Keystrokes in one rich text within this time are one entry. */
export const gatherTextMs = 1_000

/** @returns the entry that a further change of this rich text belongs to, or null when it begins a new one. */
export function growingText(pending: Pending, record: string, nowMs: number): PendingEntry | null {
  const last = pending.at(-1)
  if (!last || last.edit !== null || last.record !== record || last.stage === 'again-bytes') return null
  return nowMs - last.sinceMs < gatherTextMs ? last : null
}

/** @returns the entry without what only the running page knows. */
export function keptOf(entry: PendingEntry): KeptEntry {
  const { stage: _stage, frame: _frame, sinceMs: _sinceMs, ...kept } = entry
  return kept
}
