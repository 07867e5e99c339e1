// Edit book: keeps in the browser's store every edit that waits, and puts before the person every one that was not kept. What waits is the
// line's to know (line-core.ts); an entry is struck out only as saved or moved to the tray, in one step (SAV3). Called by document-line.ts,
// and by open-room.ts for the tray.

import type { Refusal } from '../../shared/outcome.ts'
import type { NotKept } from './live-room.ts'
import { type KeptEntry, keptOf, type PendingEntry } from './pending.ts'
import type { PendingStore, RefusedEntry } from './pending-store.ts'

export interface EditBook {
  /** Writes an entry in the store. */
  keep(entry: PendingEntry): void
  /** The server has these. */
  strike(ids: readonly string[]): void
  setAside(entry: KeptEntry, refusal: Refusal): void
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

/** @param o.changed called after every change of the tray */
export function editBook(o: { store: PendingStore; wallMs: () => number; changed: () => void }): EditBook {
  const { store, changed } = o
  let tray: readonly RefusedEntry[] = []
  const dismissed = new Set<string>()
  let notKept: readonly NotKept[] = Object.freeze([])
  const setTray = (entries: readonly RefusedEntry[]): void => {
    const known = new Map(notKept.map((each) => [each.id, each]))
    tray = entries
    notKept = Object.freeze(entries.map((each) => known.get(each.id) ?? shownAs(each)))
    changed()
  }
  return {
    keep: (entry) => store.put(keptOf(entry)),
    strike: (ids) => store.remove(ids),
    setAside(entry, refusal) {
      const { id, person, room } = entry
      const aside: RefusedEntry = { id, person, room, atMs: o.wallMs(), refusal, entry }
      store.putRefused(aside)
      setTray([...tray.filter((each) => each.id !== id), aside])
    },
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
      if (others.length > 0) setTray([...others, ...tray].sort(byTime))
    },
    close: () => store.close(),
  }
}

/** Put there together: in the order they were made. */
function byTime(a: RefusedEntry, b: RefusedEntry): number {
  return a.atMs - b.atMs || a.entry.order - b.entry.order
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
