// Pending store: edits that are not acknowledged, and those that were not kept, in the browser's own database, so that a closed tab or a lost
// line loses nothing. Whole entries or none. Where the database does not work, everything goes on in memory and `working` says so.
// Called by open-room.ts for one open room; the shell asks pendingCount and clearPending before sign-out.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RoomName } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { KeptEntry } from './pending.ts'
import type { TabLocks } from './tab-lock.ts'
import { forgetUnsentCounts, type Shelf, unsentCount } from './unsent-count.ts'

/** An edit that was not kept, as it is stored: the edit itself and why. */
export interface RefusedEntry {
  readonly id: string
  readonly person: string
  readonly room: RoomName
  readonly atMs: number
  readonly refusal: Refusal
  readonly entry: KeptEntry
}

export interface PendingStore {
  /** False as soon as something could not be stored. */
  working(): boolean
  put(entry: KeptEntry): void
  remove(ids: readonly string[]): void
  putRefused(entry: RefusedEntry): void
  removeRefused(id: string): void
  /**
   * Entries of this person and room whose tab is gone, oldest first; from now on they are this room's. `living`: a tab that still lives
   * has some too. `lost`: how many more such a tab had stored, which the browser no longer has or which cannot be read.
   */
  takeOver(): Promise<{ readonly entries: readonly KeptEntry[]; readonly living: boolean; readonly lost: number }>
  refused(): Promise<readonly RefusedEntry[]>
  /** Resolves when everything asked so far is stored or has failed. */
  settled(): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  pending: { key: string; value: KeptEntry; indexes: { person: string } }
  refused: { key: string; value: RefusedEntry; indexes: { person: string } }
}

/** Opens the store for one open room. @param o.changed called when `working` changes */
export function openPendingStore(o: {
  owner: string
  person: string
  room: RoomName
  locks: TabLocks
  shelf?: Shelf | undefined
  changed: () => void
}): PendingStore {
  const { person, room } = o
  const count = unsentCount({ person, room, shelf: o.shelf })
  const stored = new Set<string>()
  let works = true
  let letGo: (() => void) | null = null
  let closed = false
  const fail = (): void => {
    if (!works || closed) return
    works = false
    o.changed()
  }
  const opened = openDatabase(fail)
  // Told of now: the lock may be long in coming.
  opened.catch(fail)
  // Nothing is stored before the lock is held, or another tab would take it for a dead one's.
  const ready = o.locks.hold(o.owner).then(
    (release) => {
      letGo = release
      if (closed) release()
    },
    () => undefined,
  )
  let last: Promise<unknown> = ready
  const run = <Value>(work: (db: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value | null> => {
    const task = last
      .then(() => opened)
      .then(work)
      .then(
        (value) => value,
        () => {
          fail()
          return null
        },
      )
    last = task
    return task
  }
  const gone = (ids: readonly string[]): void => {
    const before = stored.size
    for (const id of ids) stored.delete(id)
    if (stored.size !== before) count.set(o.owner, stored.size)
  }
  const come = (ids: readonly string[]): void => {
    const before = stored.size
    for (const id of ids) stored.add(id)
    if (stored.size !== before) count.set(o.owner, stored.size)
  }
  const isHere = (each: { readonly room: RoomName }): boolean => each.room === o.room
  return {
    working: () => works,
    put(entry) {
      void run(async (db) => {
        const transaction = db.transaction('pending', 'readwrite', { durability: 'strict' })
        await Promise.all([transaction.store.put(entry), transaction.done])
        come([entry.id])
      })
    },
    remove(ids) {
      if (ids.length === 0) return
      void run(async (db) => {
        gone(ids)
        const transaction = db.transaction('pending', 'readwrite')
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
      })
    },
    putRefused(entry) {
      // In one transaction with the removal, so that it is always in one of the two places.
      void run(async (db) => {
        gone([entry.entry.id])
        const transaction = db.transaction(['pending', 'refused'], 'readwrite', { durability: 'strict' })
        await Promise.all([
          transaction.objectStore('refused').put(entry),
          transaction.objectStore('pending').delete(entry.entry.id),
          transaction.done,
        ])
      })
    },
    removeRefused(id) {
      void run((db) => db.delete('refused', id))
    },
    async takeOver() {
      const all = await run(async (db) => (await db.getAllFromIndex('pending', 'person', o.person)).filter(isHere))
      if (all === null) return { entries: [], living: false, lost: 0 }
      const taken: KeptEntry[] = []
      let living = false
      let lost = 0
      for (const owner of new Set([...all.map((entry) => entry.owner), ...count.owners()])) {
        if (owner === o.owner || closed) continue
        const isDead = await o.locks
          .ifDead(owner, async () => {
            const theirs = await run((db) => rekey({ db, owner, to: o.owner, isHere }))
            if (theirs === null) return
            taken.push(...theirs)
            come(theirs.map(({ id }) => id))
            lost += Math.max(0, count.of(owner) - theirs.length)
            count.set(owner, 0)
          })
          .catch(() => false)
        living ||= !isDead
      }
      return { entries: taken.sort((a, b) => a.order - b.order), living, lost }
    },
    async refused() {
      const all = await run(async (db) => (await db.getAllFromIndex('refused', 'person', o.person)).filter(isHere))
      return (all ?? []).sort((a, b) => a.atMs - b.atMs)
    },
    async settled() {
      await last
    },
    close() {
      closed = true
      // What was asked is stored before another tab may take it over.
      void last.finally(() => {
        letGo?.()
        opened.then((db) => db.close()).catch(() => undefined)
      })
    },
  }
}

/** @returns how many edits of a person wait in this browser to be sent. */
export async function waitingCount(personId: string): Promise<number> {
  return withDatabase(0, (db) => db.countFromIndex('pending', 'person', personId))
}

/** @returns how many edits of a person are in this browser only: not sent yet, or not kept and not put away. */
export async function pendingCount(personId: string): Promise<number> {
  return withDatabase(0, async (db) => {
    const pending = await db.countFromIndex('pending', 'person', personId)
    return pending + (await db.countFromIndex('refused', 'person', personId))
  })
}

/** Takes away everything of a person's edits in this browser. The caller has asked. */
export async function clearPending(personId: string): Promise<void> {
  await withDatabase(undefined, async (db) => {
    const transaction = db.transaction(['pending', 'refused'], 'readwrite')
    for (const name of ['pending', 'refused'] as const) {
      const store = transaction.objectStore(name)
      for (const key of await store.index('person').getAllKeys(personId)) await store.delete(key)
    }
    await transaction.done
  })
  forgetUnsentCounts(personId)
}

async function withDatabase<Value>(otherwise: Value, work: (db: IDBPDatabase<Schema>) => Promise<Value>) {
  try {
    const db = await openDatabase(() => undefined)
    try {
      return await work(db)
    } finally {
      db.close()
    }
  } catch {
    return otherwise
  }
}

async function rekey(o: {
  db: IDBPDatabase<Schema>
  owner: string
  to: string
  isHere: (entry: KeptEntry) => boolean
}): Promise<KeptEntry[]> {
  const transaction = o.db.transaction('pending', 'readwrite', { durability: 'strict' })
  const taken: KeptEntry[] = []
  for await (const cursor of transaction.store) {
    if (cursor.value.owner !== o.owner || !o.isHere(cursor.value)) continue
    if (!isWhole(cursor.value)) {
      await cursor.delete()
      continue
    }
    const entry: KeptEntry = { ...cursor.value, owner: o.to }
    taken.push(entry)
    await cursor.update(entry)
  }
  await transaction.done
  return taken
}

/** A damaged entry must not take the room down with it. */
function isWhole({ id, order, updates, edit, changes, text, before, after }: KeptEntry): boolean {
  const lists = [updates, changes, before, after].every((list) => Array.isArray(list))
  const isEdit = edit === null || typeof edit?.type === 'string'
  const bytes = lists && updates.every((update) => update instanceof Uint8Array)
  return bytes && isEdit && typeof id === 'string' && typeof text === 'string' && Number.isFinite(order)
}

async function openDatabase(lost: () => void): Promise<IDBPDatabase<Schema>> {
  // Throws at once where the browser has no database at all or forbids it.
  return openDB<Schema>('veivalg', 1, {
    upgrade(db) {
      for (const name of ['pending', 'refused'] as const) {
        db.createObjectStore(name, { keyPath: 'id' }).createIndex('person', 'person')
      }
    },
    blocked: lost,
    blocking(_current, _blocked, event) {
      // A newer page wants to change the database: give way.
      const { target } = event
      if (target instanceof IDBDatabase) target.close()
    },
    terminated: lost,
  })
}
