// Begins a generation: a room goes on from a document written anew by the server. Under the room's row lock, and only if nothing has come
// in between, so that no edit falls between the two; the rows before are history. Called by the update log for
// server/realtime/generation.ts.

import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import { writeFirstRow } from './create-room.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import type { Fences, GenerationReason } from './log-row.ts'
import { roomGenerations, rooms } from './tables/rooms.ts'

export interface NewGeneration {
  readonly room: RoomName
  /** Where the room stood when `seed` was made from it. */
  readonly head: number
  readonly fences: Fences
  /** The whole document anew; row 1 of the generation. */
  readonly seed: Uint8Array
  readonly reason: GenerationReason
}

/** `moved-on`: the room stands elsewhere now; make the seed again from there. */
export type BegunGeneration =
  | { readonly kind: 'begun'; readonly lineage: string; readonly head: number; readonly fences: Fences }
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'unknown-room' }

/** @returns where the room stands now. A database brought back takes a new lineage too: its generations may have been counted before. */
export function beginGeneration(database: Database, o: NewGeneration): Promise<BegunGeneration> {
  return inTransaction(database, (tx) => begin(tx, o))
}

async function begin(tx: Transaction, o: NewGeneration): Promise<BegunGeneration> {
  const { room, seed, reason } = o
  const [stored] = await tx.select().from(rooms).where(eq(rooms.name, room)).for('update')
  if (stored === undefined) return { kind: 'unknown-room' }
  const { ruleEpoch, accessVersion } = stored
  const isAsGiven =
    stored.head === o.head &&
    stored.generation === o.fences.generation &&
    ruleEpoch === o.fences.ruleEpoch &&
    accessVersion === o.fences.accessVersion
  if (!isAsGiven) return { kind: 'moved-on' }
  const generation = stored.generation + 1
  const lineage = reason === 'restore' ? randomUUID() : stored.lineage
  await tx.update(rooms).set({ generation, head: 1, lineage, turns: [], turnEnds: null }).where(eq(rooms.name, room))
  await writeFirstRow(tx, { room, generation, seed })
  const before = { headBefore: stored.head, lineageBefore: stored.lineage }
  await tx.insert(roomGenerations).values({ room, generation, reason, ...before })
  return { kind: 'begun', lineage, head: 1, fences: { generation, ruleEpoch, accessVersion } }
}
