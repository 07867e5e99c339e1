// In-memory update log, leases and people with the promises of the real ones: gapless positions, one result per entry, a repeated batch id
// answered and not doubled. A commit can be held open or made to fail. Used by the tests of server/realtime.

import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { applyUpdate, Doc } from 'yjs'
import type { People } from '../../server/realtime/ports.ts'
import type { ClientLeases } from '../../server/store/client-leases.ts'
import type { AppendBatch, AppendResult, Fences, LoadedRoom, LogRow } from '../../server/store/log-row.ts'
import type { UpdateLog } from '../../server/store/update-log.ts'
import type { PersonId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { nobodyWaits, stepTurnLine, type TurnLine } from './turn-line.ts'

export const lineage = '6f1c1f5e-0c1b-4a52-9d2e-3f8a4b5c6d7e'

interface Kept {
  readonly programmeId: ProgrammeId
  rows: LogRow[]
  lineage: string
  readonly batches: Map<string, AppendResult>
  fences: Fences
  turns: TurnLine
  snapshot: LoadedRoom['snapshot']
  /** By lineage and generation. */
  readonly ended: Map<string, readonly LogRow[]>
}

/** How many appends of others a turn is waited for. */
const turnLasts = 50

export interface MemoryLog extends UpdateLog {
  rows(room: RoomName): readonly LogRow[]
  /** A replay of the room's log. */
  document(room: RoomName): Doc
  batchIds(): readonly string[]
  /** Holds commits from now on, until the returned function lets them go. */
  hold(): () => void
  /** Fails the next `times` appends and probes; `afterCommit` writes first, as when only the answer is lost. */
  failNext(times: number, o?: { readonly afterCommit: boolean }): void
  raiseEpoch(room: RoomName): void
  raiseAccess(room: RoomName): void
  /** Appends as another server or a command would. */
  appendElsewhere(room: RoomName, payload: Uint8Array, clientIds?: readonly number[]): void
}

export function memoryLog(): MemoryLog {
  const rooms = new Map<RoomName, Kept>()
  const batchIds: string[] = []
  let gate: Promise<void> = Promise.resolve()
  let failures = 0
  let afterCommit = false
  const kept = (room: RoomName): Kept => {
    const found = rooms.get(room)
    if (!found) throw new Error(`no ${room}`)
    return found
  }
  const write = ({ batchId, writer, entries }: AppendBatch): readonly AppendResult[] =>
    entries.map((entry): AppendResult => {
      const room = rooms.get(entry.room)
      if (!room) return { room: entry.room, kind: 'unknown-room' }
      const before = room.batches.get(batchId)
      if (before) return before
      const { generation, accessVersion, ruleEpoch } = room.fences
      if (generation !== entry.fences.generation) return { room: entry.room, kind: 'generation', generation }
      if (accessVersion !== entry.fences.accessVersion) return { room: entry.room, kind: 'access', accessVersion }
      if (ruleEpoch !== entry.fences.ruleEpoch) return { room: entry.room, kind: 'epoch', ruleEpoch }
      const head = room.rows.length
      const { line, verdict } = stepTurnLine(room.turns, {
        writer,
        waits: entry.waits === true,
        isBehind: head !== entry.afterPosition,
        now: batchIds.length,
        turnLasts,
      })
      room.turns = line
      if (verdict !== 'write') return { room: entry.room, kind: verdict, head }
      const at = new Date('2026-11-23T14:03:00.000Z')
      for (const update of entry.updates)
        room.rows.push({ ...update, room: entry.room, position: room.rows.length + 1, at })
      const result: AppendResult = { room: entry.room, kind: 'appended', first: head + 1, last: room.rows.length, at }
      room.batches.set(batchId, result)
      return result
    })
  const row = (room: RoomName, payload: Uint8Array, clientIds: readonly number[]): LogRow => ({
    room,
    position: (rooms.get(room)?.rows.length ?? 0) + 1,
    payload,
    actor: null,
    sessionId: null,
    role: null,
    clientIds,
    at: new Date('2026-11-23T14:03:00.000Z'),
  })
  return {
    async createRoom({ room, programmeId, seed }) {
      if (rooms.has(room)) return { created: false }
      const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
      const rows = [row(room, seed, [])]
      const turns = nobodyWaits
      rooms.set(room, {
        programmeId,
        rows,
        lineage,
        batches: new Map(),
        fences,
        turns,
        snapshot: null,
        ended: new Map(),
      })
      return { created: true }
    },
    async append(batch) {
      await gate
      batchIds.push(batch.batchId)
      if (failures > 0) {
        failures -= 1
        if (afterCommit) write(batch)
        throw new Error('the database is away')
      }
      return write(batch)
    },
    async load(room) {
      const found = rooms.get(room)
      if (!found) return null
      const { programmeId, rows, lineage, fences, snapshot } = found
      const after = rows.filter((each) => each.position > (snapshot?.position ?? 0))
      return { room, programmeId, lineage, head: rows.length, fences, snapshot, rows: after }
    },
    async loadEnded(room, { lineage, generation }) {
      const rows = rooms.get(room)?.ended.get(`${lineage}.${generation}`)
      return rows === undefined ? null : { room, snapshot: null, rows }
    },
    async readAfter(room, { generation, position }) {
      const found = rooms.get(room)
      if (!found) return null
      const { rows, fences } = found
      const same = fences.generation === generation
      return { head: rows.length, fences, rows: same ? rows.filter((each) => each.position > position) : [] }
    },
    standing: async (names) =>
      names.flatMap((room) => {
        const found = rooms.get(room)
        return found ? [{ room, head: found.rows.length, fences: found.fences }] : []
      }),
    async probe() {
      if (failures === 0) return
      failures -= 1
      throw new Error('the database is away')
    },
    async writeSnapshot({ room, position, bytes }) {
      kept(room).snapshot = { position, bytes }
    },
    async readSnapshot({ room, position }) {
      const { snapshot } = kept(room)
      return snapshot?.position === position ? snapshot.bytes : null
    },
    verifySnapshot: async ({ room, position }) => kept(room).snapshot?.position === position,
    archive: async () => 0,
    async beginGeneration({ room, head, fences, seed, reason }) {
      const found = rooms.get(room)
      if (!found) return { kind: 'unknown-room' }
      if (found.rows.length !== head || !isDeepStrictEqual(found.fences, fences)) return { kind: 'moved-on' }
      found.ended.set(`${found.lineage}.${fences.generation}`, found.rows)
      if (reason === 'restore') found.lineage = randomUUID()
      found.fences = { ...fences, generation: fences.generation + 1 }
      found.rows = [{ ...row(room, seed, []), position: 1 }]
      found.turns = nobodyWaits
      found.snapshot = null
      return { kind: 'begun', lineage: found.lineage, head: 1, fences: found.fences }
    },
    rows: (room) => kept(room).rows,
    document(room) {
      const doc = new Doc()
      for (const { payload } of kept(room).rows) applyUpdate(doc, payload)
      return doc
    },
    batchIds: () => batchIds,
    hold() {
      let release = (): void => undefined
      gate = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    failNext(times, o) {
      failures = times
      afterCommit = o?.afterCommit ?? false
    },
    raiseEpoch(room) {
      const found = kept(room)
      found.fences = { ...found.fences, ruleEpoch: found.fences.ruleEpoch + 1 }
    },
    raiseAccess(room) {
      const found = kept(room)
      found.fences = { ...found.fences, accessVersion: found.fences.accessVersion + 1 }
    },
    appendElsewhere(room, payload, clientIds = []) {
      kept(room).rows.push(row(room, payload, clientIds))
    },
  }
}

/** Leases in memory. */
export function memoryLeases(): ClientLeases {
  const held = new Map<string, PersonId>()
  return {
    async lease({ room, clientId, personId }) {
      const holder = held.get(`${room} ${clientId}`)
      if (holder === undefined) held.set(`${room} ${clientId}`, personId)
      return holder === undefined || holder === personId ? 'leased' : 'held-by-other'
    },
    async holders(room, clientIds) {
      return new Map(
        clientIds.flatMap((id) => {
          const holder = held.get(`${room} ${id}`)
          return holder === undefined ? [] : [[id, holder] as const]
        }),
      )
    },
  }
}

/** People in memory, each with one role on one programme. */
export function memoryPeople(
  people: readonly {
    readonly id: PersonId
    readonly name: string
    readonly organisation: string
    readonly role: Role
  }[],
  programmeId: ProgrammeId,
): People {
  return {
    async personWithRoles(id) {
      const found = people.find((each) => each.id === id)
      return found ? { ...found, roles: { [programmeId]: found.role } } : null
    },
    async rolesOn(programme, ids) {
      const there = people.filter((each) => programme === programmeId && ids.includes(each.id))
      return new Map(there.map(({ id, role }) => [id, role]))
    },
    alternativeAudience: async () => null,
  }
}
