// Presence index: who is at which record, and who is here at all. Lists keep their identity until one of their entries changes, so that a row
// draws only when somebody comes to it, leaves it or does something else there. Called by the hooks of use-room.ts.

import type { LiveRoom, PresenceEntry } from './live-room.ts'

interface Index {
  readonly of: readonly PresenceEntry[]
  readonly byRecord: ReadonlyMap<string, readonly PresenceEntry[]>
  readonly people: readonly PresenceEntry[]
}

const none: readonly PresenceEntry[] = Object.freeze([])
const indices = new WeakMap<LiveRoom, Index>()

/** @returns everybody at a record, in the order they came to the room. */
export function presenceAt(room: LiveRoom, record: string): readonly PresenceEntry[] {
  return indexOf(room).byRecord.get(record) ?? none
}

/** @returns one entry per person other than oneself, first seen first; of several tabs the one that is not away and changed last. */
export function peopleIn(room: LiveRoom): readonly PresenceEntry[] {
  return indexOf(room).people
}

function indexOf(room: LiveRoom): Index {
  const was = indices.get(room)
  const of = room.presence()
  if (was?.of === of) return was
  const byRecord = new Map<string, PresenceEntry[]>()
  const people = new Map<string, PresenceEntry>()
  const me = room.me()?.id
  for (const entry of of) {
    const { record } = entry.state
    if (record !== undefined) byRecord.set(record, [...(byRecord.get(record) ?? []), entry])
    const other = people.get(entry.person.id)
    if (entry.person.id !== me && (!other || isNearer(entry, other))) people.set(entry.person.id, entry)
  }
  const index: Index = {
    of,
    byRecord: new Map([...byRecord].map(([record, entries]) => [record, kept(entries, was?.byRecord.get(record))])),
    people: kept([...people.values()], was?.people),
  }
  indices.set(room, index)
  return index
}

function isNearer(a: PresenceEntry, b: PresenceEntry): boolean {
  const isAway = a.state.away === true
  return isAway === (b.state.away === true) ? a.since > b.since : !isAway
}

function kept(now: readonly PresenceEntry[], was: readonly PresenceEntry[] | undefined): readonly PresenceEntry[] {
  const same = was !== undefined && was.length === now.length && now.every((entry, at) => entry === was[at])
  return same ? was : Object.freeze([...now])
}
