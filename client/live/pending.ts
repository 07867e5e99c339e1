// Pending: the edits that are made and not yet acknowledged, as plain values, and what each event does to them. Pure. An entry leaves the list
// only when it was acknowledged, or when it is put before the person as not kept (after-refusal.ts). Entries that nothing happens to keep
// their identity, and so does the list. Called by line-core.ts; the keystrokes of one text are gathered by edit-writer.ts.

import type { FieldChange, RichNode } from '../../shared/board/change.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import type { LineEntry, Stage } from './line-protocol.ts'

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
  readonly edit: RoomEdit | null
  readonly changes: readonly FieldChange[]
  readonly record: string | null
  /** As plain text, for copying. */
  readonly text: string
  /** Rich text before and after; both empty for other edits. */
  readonly before: readonly RichNode[]
  readonly after: readonly RichNode[]
}

export interface PendingEntry extends KeptEntry, LineEntry {
  readonly attempts: number
  /** When it was made here, by the page's own clock, milliseconds. */
  readonly sinceMs: number
}

type List<Entry extends LineEntry> = readonly Entry[]
export type Pending = List<PendingEntry>

/** Adds an entry, or puts it in the place of the one with its id. */
export function withEntry<Entry extends LineEntry>(pending: List<Entry>, entry: Entry): List<Entry> {
  // Nearly always the last one grows, or another is added.
  const at = pending.findLastIndex((each) => each.id === entry.id)
  const copy = pending.slice()
  copy[at === -1 ? pending.length : at] = entry
  return copy
}

export function withoutEntry<Entry extends LineEntry>(pending: List<Entry>, id: string): List<Entry> {
  const at = pending.findIndex((each) => each.id === id)
  return at === -1 ? pending : pending.toSpliced(at, 1)
}

/**
 * A counted frame goes out. An update holds everything that stands in the document and was not sent before; a step 2 holds all that stands
 * there, also what went out earlier in this connection and may have been dropped by the server.
 */
export function frameSent<Entry extends LineEntry>(
  pending: List<Entry>,
  o: { readonly frame: number; readonly step2: boolean },
): List<Entry> {
  return changed(pending, (each) =>
    each.stage === 'applied' && (each.frame === null || o.step2) ? { ...each, frame: o.frame, hasGone: true } : each,
  )
}

/** @returns how many records the next frame removes; see `frameSent`. */
export function removalsIn(pending: Pending, o: { readonly step2: boolean }): number {
  let removals = 0
  for (const { stage, frame, changes } of pending) {
    if (stage !== 'applied' || (frame !== null && !o.step2)) continue
    for (const change of changes) if (change.key === null && change.to === undefined) removals += 1
  }
  return removals
}

/** The first `frames` frames are durable. */
export function framesSaved<Entry extends LineEntry>(
  pending: List<Entry>,
  frames: number,
): { readonly left: List<Entry>; readonly saved: List<Entry> } {
  const isSaved = (each: Entry): boolean => each.frame !== null && each.frame <= frames
  if (!pending.some(isSaved)) return { left: pending, saved: [] }
  return { left: pending.filter((each) => !isSaved(each)), saved: pending.filter(isSaved) }
}

/** The socket is gone: whatever was under way counts as not sent. The next step 2 carries it. */
export function connectionLost<Entry extends LineEntry>(pending: List<Entry>): List<Entry> {
  return changed(pending, (each) => (each.frame === null ? each : { ...each, frame: null }))
}

/** The list with every entry that changed in its place; the same list when none did. */
function changed<Entry extends LineEntry>(pending: List<Entry>, change: (each: Entry) => Entry): List<Entry> {
  let copy: Entry[] | null = null
  for (let at = 0; at < pending.length; at += 1) {
    const each = pending[at]
    const now = each && change(each)
    if (now === undefined || now === each) continue
    copy ??= pending.slice()
    copy[at] = now
  }
  return copy ?? pending
}

/** Keystrokes in one rich text within this time are one entry. */
export const gatherTextMs = 1_000

/**
 * @param o.before what the text held before this change, as it was told last
 * @returns the entry that a further change of this rich text, in this document, belongs to, or null when it begins a new one.
 */
export function growingText(
  pending: Pending,
  o: {
    readonly record: string
    readonly clientId: number
    readonly stage: Stage
    readonly nowMs: number
    readonly before: readonly RichNode[]
  },
): PendingEntry | null {
  const last = pending.at(-1)
  if (!last || last.edit !== null || last.record !== o.record) return null
  // Of an entry that grew after it went out a part might be saved, and a part refused.
  if (last.hasGone === true) return null
  // What waits to be brought in, or was written in another document, does not stand in this one.
  if (last.stage !== o.stage || last.clientId !== o.clientId) return null
  // Somebody else has written in between: gathered, it would be taken for hers.
  if (last.after !== o.before) return null
  return o.nowMs - last.sinceMs < gatherTextMs ? last : null
}

/** @returns how many edits these are to a person: what she typed in one text within a second is one, however many frames it took. */
export function editsIn(pending: Pending): number {
  let count = 0
  let first: PendingEntry | null = null
  for (const each of pending) {
    const isTyping = each.edit === null && first?.edit === null && each.record === first.record
    if (isTyping && first !== null && each.sinceMs - first.sinceMs < gatherTextMs) continue
    first = each
    count += 1
  }
  return count
}

/** @returns the entry without what only the running page knows. */
export function keptOf(entry: PendingEntry): KeptEntry {
  const { stage: _stage, frame: _frame, hasGone: _hasGone, sinceMs: _sinceMs, ...kept } = entry
  return kept
}
