// What the update log holds and answers: types, and how many rows an answer is of, shared by the log (server/store/update-log.ts) and the parts it is
// made of. Positions are whole numbers from 1, gapless within a room's generation.

import type { PersonId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'

/** One Yjs update and who wrote it; `actor` null means the server itself. */
export interface LoggedUpdate {
  readonly payload: Uint8Array
  readonly actor: PersonId | null
  readonly sessionId: string | null
  readonly role: Role | null
  readonly clientIds: readonly number[]
}

/** One row of the log, as committed. */
export interface LogRow extends LoggedUpdate {
  readonly room: RoomName
  readonly position: number
  readonly at: Date
}

/** What an append is fenced on besides the head: it lands only where all three stand as they stood when it was judged. */
export interface Fences {
  readonly generation: number
  readonly ruleEpoch: number
  readonly accessVersion: number
}

/** Updates for one room, judged against the document as it stood at `afterPosition`, by the rules and rights of `fences`. */
export interface AppendEntry {
  readonly room: RoomName
  readonly afterPosition: number
  readonly fences: Fences
  readonly updates: readonly LoggedUpdate[]
  /** Its room was left out the last time: should it be again, the writer is put in the room's line, and gets its turn (NOD7). */
  readonly waits?: boolean
}

/** Entries of several rooms, committed together. `batchId` is a UUID; a retry after a lost answer brings the same one. */
export interface AppendBatch {
  readonly batchId: string
  /** Names the node, new for each process. Without it nobody is waited for: a command holds its rooms locked already. */
  readonly writer?: string
  readonly entries: readonly AppendEntry[]
}

/** What became of one entry: committed at `first..last`, or left out whole because the room had moved on or is not known. */
export type AppendResult =
  | {
      readonly room: RoomName
      readonly kind: 'appended'
      readonly first: number
      readonly last: number
      readonly at: Date
    }
  /** `turn`: another node waits longer, and is to append first. */
  | { readonly room: RoomName; readonly kind: 'behind' | 'turn'; readonly head: number }
  | { readonly room: RoomName; readonly kind: 'epoch'; readonly ruleEpoch: number }
  | { readonly room: RoomName; readonly kind: 'access'; readonly accessVersion: number }
  | { readonly room: RoomName; readonly kind: 'generation'; readonly generation: number }
  | { readonly room: RoomName; readonly kind: 'unknown-room' }

/** @returns how many rows were committed. */
export function rowsIn({ first, last }: Extract<AppendResult, { kind: 'appended' }>): number {
  return last - first + 1
}

/** A room as stored: the newest sound snapshot, if any, and every row after it up to `head`. */
export interface LoadedRoom {
  readonly room: RoomName
  readonly programmeId: ProgrammeId
  readonly lineage: string
  readonly head: number
  readonly fences: Fences
  readonly snapshot: { readonly position: number; readonly bytes: Uint8Array } | null
  readonly rows: readonly LogRow[]
}

/** Why a room begins anew: too many client ids, too many bytes for what it says, another schema, or a database brought back. */
export type GenerationReason = 'client-ids' | 'bytes' | 'schema' | 'restore'

/** How far a room's log has come, and what an append to it is fenced on. */
export interface Standing {
  readonly room: RoomName
  readonly head: number
  readonly fences: Fences
}

/** Where a reader stands: everything up to `position` of `generation` is known to it. */
export interface ReadPlace {
  readonly generation: number
  readonly position: number
}

/** What a reader lacks, as of one moment. `rows` is empty when the room's generation is not the reader's. */
export interface ReadOn {
  readonly head: number
  readonly fences: Fences
  readonly rows: readonly LogRow[]
}

/** The log lacks a row it must have, or holds one that is not as it was written: nothing may be written after it. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged'
  /** The room as it stood before the damage, with the head it had then; null when that was not looked for. */
  readonly lastGood: LoadedRoom | null

  constructor(message: string, o: ErrorOptions & { readonly lastGood?: LoadedRoom } = {}) {
    super(message, o)
    this.lastGood = o.lastGood ?? null
  }
}
