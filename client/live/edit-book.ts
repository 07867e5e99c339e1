// Edit book: every edit made in a room and not yet known to be saved, and every one that was not kept, in memory and in the browser's store.
// The rules are pending.ts and after-refusal.ts; here they are joined to the store. An entry is struck out only as saved or moved to the
// tray (SAV3). Called by open-room.ts.

import type { Refusal } from '../../shared/outcome.ts'
import { afterRefusal, allAgain } from './after-refusal.ts'
import type { NotKept } from './live-room.ts'
import {
  connectionLost,
  frameSent,
  framesSaved,
  keptOf,
  type Pending,
  type PendingEntry,
  withEntry,
  withoutEntry,
} from './pending.ts'
import type { PendingStore, RefusedEntry } from './pending-store.ts'

export interface EditBook {
  pending(): Pending
  entry(id: string): PendingEntry | null
  /** Writes an entry in the book and in the store. */
  put(entry: PendingEntry): void
  /** The server has it. */
  strike(id: string): void
  sent(frame: number): void
  saved(frames: number): void
  lost(): void
  /** One frame was refused. @returns the entries that are now in the tray */
  refused(frame: number | null, refusal: Refusal): Pending
  again(by: 'bytes' | 'value'): void
  setAside(entry: PendingEntry, refusal: Refusal): void
  notKept(): readonly NotKept[]
  aside(id: string): RefusedEntry | null
  dismiss(id: string): void
  keptOnDevice(): boolean
  /** Brings into the tray what earlier visits and other tabs put there. */
  loadTray(): Promise<void>
  /** The edits of tabs that are gone, and whether living ones have some. */
  takeOver(): ReturnType<PendingStore['takeOver']>
  close(): void
}

/** @param o.changed called after every change of what the book says */
export function editBook(o: { store: PendingStore; wallMs: () => number; changed: () => void }): EditBook {
  const { store, changed } = o
  let pending: Pending = []
  let tray: readonly RefusedEntry[] = []
  const dismissed = new Set<string>()
  let notKept: readonly NotKept[] = Object.freeze([])
  const setTray = (entries: readonly RefusedEntry[]): void => {
    const known = new Map(notKept.map((each) => [each.id, each]))
    tray = entries
    notKept = Object.freeze(entries.map((each) => known.get(each.id) ?? shownAs(each)))
    changed()
  }
  const setAside = (entry: PendingEntry, refusal: Refusal): void => {
    const { id, person, room } = entry
    const aside: RefusedEntry = { id, person, room, atMs: o.wallMs(), refusal, entry: keptOf(entry) }
    pending = withoutEntry(pending, id)
    store.putRefused(aside)
    setTray([...tray.filter((each) => each.id !== id), aside])
  }
  return {
    pending: () => pending,
    entry: (id) => pending.find((each) => each.id === id) ?? null,
    put(entry) {
      pending = withEntry(pending, entry)
      store.put(keptOf(entry))
      changed()
    },
    strike(id) {
      pending = withoutEntry(pending, id)
      store.remove([id])
      changed()
    },
    sent(frame) {
      pending = frameSent(pending, frame)
    },
    saved(frames) {
      const { left, saved } = framesSaved(pending, frames)
      pending = left
      store.remove(saved.map((entry) => entry.id))
      changed()
    },
    lost() {
      pending = connectionLost(pending)
    },
    refused(frame, refusal) {
      const after = afterRefusal(pending, frame)
      pending = after.again
      for (const entry of after.notKept) setAside(entry, refusal)
      changed()
      return after.notKept
    },
    again(by) {
      pending = allAgain(pending, by)
    },
    setAside,
    notKept: () => notKept,
    aside: (id) => tray.find((each) => each.id === id) ?? null,
    dismiss(id) {
      dismissed.add(id)
      store.removeRefused(id)
      setTray(tray.filter((each) => each.id !== id))
    },
    keptOnDevice: () => store.working(),
    takeOver: () => store.takeOver(),
    async loadTray() {
      const stored = await store.refused()
      const known = new Set([...dismissed, ...tray.map((each) => each.id)])
      const others = stored.filter((each) => !known.has(each.id))
      if (others.length > 0) setTray([...others, ...tray].sort((a, b) => a.atMs - b.atMs))
    },
    close: () => store.close(),
  }
}

function shownAs(aside: RefusedEntry): NotKept {
  const { id, atMs, refusal, entry } = aside
  return Object.freeze({
    id,
    at: new Date(atMs),
    refusal,
    changes: entry.changes,
    text: entry.text,
    record: entry.record,
  })
}
