// Commits a ruling: a command's rows and the server's own updates of the documents they concern, in one transaction: all or nothing. Locks the
// programme, then the rooms in order of name, then reads them, so that whoever rules sees everything that came before and two rulings
// of one programme stand one after the other. Where it raises the rule epoch, edits that were judged before are judged again (LOG3).
// A command that locks other rows does so after this has locked its rooms, inside `run`. Called by the commands of server/http.

import { randomUUID } from 'node:crypto'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { append } from './append.ts'
import type { Database, Transaction } from './database.ts'
import { clientOf, inTransaction } from './in-transaction.ts'
import { loadRoomIn } from './load-room.ts'
import type { AppendEntry, LoadedRoom, LoggedUpdate } from './log-row.ts'
import { programmes } from './tables/programmes.ts'
import { rooms } from './tables/rooms.ts'

/** What a command concluded. `payload` is a Yjs update the server made under its own client id, on the room as it was handed over. */
export interface Ruling<Value> {
  readonly value: Value
  /** Of one room, in the order they build on each other; rooms that are not touched are left out. `by`: who asked for it, where it is hers and not the server's own. */
  readonly updates: readonly {
    readonly room: RoomName
    readonly payload: Uint8Array
    readonly by?: { readonly person: PersonId; readonly role: Role }
  }[]
  /** Whether what may be written has changed: what was judged before and is not stored yet is judged again, in all the rooms that may be written in. */
  readonly raisesEpoch: boolean
  /** Whether who may be in these rooms has changed: what was judged by the rights before is not appended any more. Left out: no. */
  readonly raisesAccess?: boolean
}

export interface RulingAsked<Value> {
  readonly programmeId: ProgrammeId
  /** Rooms that may be written in; their epoch is raised when what may be written changes. */
  readonly rooms: readonly RoomName[]
  /** Rooms that are locked and loaded too, for what is judged by or written down of them, and are left as they are. */
  readonly reads?: readonly RoomName[]
  /**
   * Reads and writes rows by `tx` alone, and concludes. May run again in another call, never twice in one.
   * @param loaded every room that was asked for, as it stands now and until the commit
   */
  readonly run: (tx: Transaction, loaded: ReadonlyMap<RoomName, LoadedRoom>) => Promise<Outcome<Ruling<Value>>>
}

/**
 * @returns the value, once rows and updates are committed; the caller then tells `rooms.appended(room)` for each room it wrote in.
 * NOT_FOUND when the programme or a room does not stand or is another programme's; a refusal of `run`, and then nothing is written at all.
 * @throws LogDamaged; Error for an update of a room that was not asked for; database errors, after which the outcome may be unknown
 */
export async function commitRuling<Value>(database: Database, asked: RulingAsked<Value>): Promise<Outcome<Value>> {
  try {
    return done(await inTransaction(database, (tx) => rule(database, tx, asked)))
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal.code, error.refusal)
    throw error
  }
}

/** Rolls everything back. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function rule<Value>(database: Database, tx: Transaction, asked: RulingAsked<Value>): Promise<Value> {
  const { programmeId } = asked
  const names = [...new Set(asked.rooms)]
  const held = [...new Set([...names, ...(asked.reads ?? [])])]
  const programme = await tx
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
    .for('update')
  if (programme.length === 0) throw new Refused({ code: 'NOT_FOUND' })
  // Most commands write rows alone.
  const loaded =
    held.length === 0 ? new Map<RoomName, LoadedRoom>() : await hold(database, tx, { programmeId, names: held })
  const ruled = await asked.run(tx, loaded)
  if (!ruled.ok) throw new Refused(ruled.refusal)
  const { value, updates, raisesEpoch, raisesAccess = false } = ruled.value
  await write(tx, entriesOf(updates, loaded))
  if (raisesEpoch && names.length > 0) {
    await tx
      .update(rooms)
      .set({ ruleEpoch: sql`${rooms.ruleEpoch} + 1` })
      .where(inArray(rooms.name, names))
  }
  if (raisesAccess && names.length > 0) {
    await tx
      .update(rooms)
      .set({ accessVersion: sql`${rooms.accessVersion} + 1` })
      .where(inArray(rooms.name, names))
  }
  return value
}

/** Locks rooms, and reads them as they are until the commit. */
async function hold(
  { log }: Database,
  tx: Transaction,
  { programmeId, names }: { readonly programmeId: ProgrammeId; readonly names: readonly RoomName[] },
): Promise<Map<RoomName, LoadedRoom>> {
  const locked = await tx
    .select({ name: rooms.name, programmeId: rooms.programmeId })
    .from(rooms)
    .where(inArray(rooms.name, [...names]))
    .orderBy(asc(rooms.name))
    .for('update')
  const isWhole = locked.length === names.length && locked.every((room) => room.programmeId === programmeId)
  if (!isWhole) throw new Refused({ code: 'NOT_FOUND' })
  const loaded = new Map<RoomName, LoadedRoom>()
  for (const name of names) {
    const room = await loadRoomIn(tx, { room: name, log })
    if (room === null) throw new Error(`${name} went away while it was locked`)
    loaded.set(name, room)
  }
  return loaded
}

async function write(tx: Transaction, entries: readonly AppendEntry[]): Promise<void> {
  const results = await append(clientOf(tx), { batchId: randomUUID(), entries })
  for (const { room, kind } of results) {
    if (kind !== 'appended') throw new Error(`a ruling was not appended to ${room}, though it was locked: ${kind}`)
  }
}

function entriesOf(
  updates: Ruling<unknown>['updates'],
  loaded: ReadonlyMap<RoomName, LoadedRoom>,
): readonly AppendEntry[] {
  const entries = new Map<RoomName, AppendEntry & { readonly updates: LoggedUpdate[] }>()
  for (const { room: name, payload, by } of updates) {
    const room = loaded.get(name)
    if (room === undefined) throw new Error(`a ruling writes in ${name}, which it did not ask for`)
    const entry = entries.get(name) ?? { room: name, afterPosition: room.head, fences: room.fences, updates: [] }
    entry.updates.push({
      payload,
      actor: by?.person ?? null,
      sessionId: null,
      role: by?.role ?? null,
      clientIds: [],
    })
    entries.set(name, entry)
  }
  return [...entries.values()]
}
