// A database that is brought back from a copy: everything that stood in the copy is there, and nobody goes on from what came after it.

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { beginRestored } from '../../../server/begin-restored.ts'
import { wholeDocument } from '../../../server/realtime/compaction.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import { seedProgrammes } from '../../../server/seeding/seed-programmes.ts'
import { allRooms } from '../../../server/store/all-rooms.ts'
import type { Database } from '../../../server/store/database.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { canonicalHash } from '../../../shared/document/canonical-hash.ts'
import { parseRoom, personIdSchema, type RoomName } from '../../../shared/ids.ts'
import { quiet, seededAt } from '../../doubles/http-app.ts'
import { copyOfDatabase, freshDatabaseUrl } from '../../harness/postgres.ts'

const board: RoomName = 'board/digital-samhandling'
const open = (databaseUrl: string): Promise<Database> => openDatabase({ dataDir: '', databaseUrl, log: quiet })

/** Somebody writes titles on a board, a row each. */
async function write(database: Database, titles: readonly string[]): Promise<void> {
  const log = updateLog(database)
  const loaded = await log.load(board)
  if (loaded === null) throw new Error('no board')
  const doc = await wholeDocument(loaded, { kind: 'board' })
  const updates = titles.map((title) => {
    const before = Y.encodeStateVector(doc)
    doc.getMap<Y.Map<unknown>>('items').get('DD-1')?.set('title', title)
    const payload = Y.encodeStateAsUpdate(doc, before)
    return { payload, actor: personIdSchema.parse('kari'), sessionId: 'okt', role: null, clientIds: [doc.clientID] }
  })
  const entry = { room: board, afterPosition: loaded.head, fences: loaded.fences, updates }
  await log.append({ batchId: randomUUID(), entries: [entry] })
}

async function standing(database: Database) {
  const rooms = new Map<RoomName, { hash: string; says: object; generation: number; lineage: string; head: number }>()
  for (const room of await allRooms(database)) {
    const loaded = await updateLog(database).load(room)
    const kind = parseRoom(room)?.kind
    if (loaded === null || kind === undefined) throw new Error(`${room} cannot be read`)
    const doc = await wholeDocument(loaded, { kind })
    const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    const says = kind === 'board' ? doc.getMap('items').toJSON() : doc.getMap('agenda').toJSON()
    const hash = canonicalHash({ kind, encoded: Y.encodeStateAsUpdate(doc), sha256 })
    const { lineage, head, fences } = loaded
    rooms.set(room, { hash, says, generation: fences.generation, lineage, head })
  }
  return rooms
}

it('[LOG10] (T-121, T-091) a copy that is brought back holds what it held, and every room goes on under a new lineage that nobody has seen', async () => {
  const url = await freshDatabaseUrl()
  const first = await open(url)
  await seedProgrammes({ programmes: programmeStore(first), seeds: builtInProgrammes(), now: seededAt })
  await write(
    first,
    Array.from({ length: 600 }, (_, at) => `Tittel ${at}`),
  )
  const recorded = await standing(first)
  await first.close()

  const startedMs = performance.now()
  const copy = await copyOfDatabase(url)
  const since = await open(url)
  await write(since, ['Skrevet etter kopien'])
  const lost = await standing(since)
  await since.close()
  const back = await open(copy)
  const found = await standing(back)
  const tookMs = Math.round(performance.now() - startedMs)
  process.stdout.write(`brought back and every hash compared: ${found.size} rooms in ${tookMs} ms\n`)
  expect(found).toEqual(recorded)

  const begun = await beginRestored(back)
  expect(begun).toEqual([...recorded.keys()].map((room) => ({ room, generation: 2 })))
  const after = await standing(back)
  for (const room of recorded.keys()) {
    expect({ room, says: after.get(room)?.says }).toEqual({ room, says: recorded.get(room)?.says })
    expect(after.get(room)?.lineage).not.toBe(lost.get(room)?.lineage)
  }
  // Nothing that was judged on the database as it was can land.
  const stale = await updateLog(back).append({
    batchId: randomUUID(),
    entries: [
      {
        room: board,
        afterPosition: lost.get(board)?.head ?? 0,
        fences: { generation: lost.get(board)?.generation ?? 0, ruleEpoch: 0, accessVersion: 0 },
        updates: [{ payload: Uint8Array.of(0, 0), actor: null, sessionId: null, role: null, clientIds: [] }],
      },
    ],
  })
  expect(stale).toEqual([{ room: board, kind: 'generation', generation: 2 }])
  await back.close()
})

it('[LOG10] a room that cannot be read is named, and holds up none of the others', async () => {
  const database = await open(await freshDatabaseUrl())
  await seedProgrammes({ programmes: programmeStore(database), seeds: builtInProgrammes(), now: seededAt })
  await database.db.execute(sql`update rooms set head = head + 1 where name = ${board}`)
  const begun = await beginRestored(database)
  expect(begun.filter(({ generation }) => generation === null)).toEqual([{ room: board, generation: null }])
  expect(begun.length).toBeGreaterThan(2)
  await database.close()
})
