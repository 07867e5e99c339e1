// Unsent count: how many edits each open room has in the browser's database, kept outside of it, so that a room can tell when the database was
// emptied or damaged and edits are gone. Never says more than is stored: raised after a write, lowered before a removal.
// Called by pending-store.ts. Where the browser forbids it, nothing is known and nothing is said.

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface UnsentCount {
  /** Says how many edits an owner has stored; 0 forgets it. */
  set(owner: string, count: number): void
  of(owner: string): number
  owners(): readonly string[]
}

const prefix = 'veivalg-unsent'

/** @param o.shelf the browser's, or undefined where there is none */
export function unsentCount(o: { person: string; room: string; shelf: Shelf | undefined }): UnsentCount {
  const start = `${prefix} ${o.person} ${o.room} `
  return {
    set: (owner, count) =>
      attempt(undefined, () =>
        count === 0 ? o.shelf?.removeItem(start + owner) : o.shelf?.setItem(start + owner, String(count)),
      ),
    of: (owner) => attempt(0, () => Number(o.shelf?.getItem(start + owner) ?? 0) || 0),
    owners: () => keysOf(o.shelf, start).map((key) => key.slice(start.length)),
  }
}

/** Forgets what is known of a person: when she has put her edits away. */
export function forgetUnsentCounts(person: string, shelf: Shelf | undefined = browserShelf()): void {
  for (const key of keysOf(shelf, `${prefix} ${person} `)) attempt(undefined, () => shelf?.removeItem(key))
}

/** @returns the browser's shelf; asking for it throws where it is forbidden. */
export function browserShelf(): Shelf | undefined {
  return attempt(undefined, () => globalThis.localStorage as Storage | undefined)
}

function keysOf(shelf: Shelf | undefined, start: string): readonly string[] {
  return attempt([], () =>
    Array.from({ length: shelf?.length ?? 0 }, (_, at) => shelf?.key(at) ?? '').filter((key) => key.startsWith(start)),
  )
}

function attempt<Value>(otherwise: Value, work: () => Value): Value {
  try {
    return work()
  } catch {
    return otherwise
  }
}
