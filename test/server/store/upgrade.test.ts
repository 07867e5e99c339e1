// A database of the version before: its rows have no checksums, its batches no counts, its snapshots were never verified. It opens, loses
// nothing, and goes on in the new way (T-120).

import { randomUUID } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { viewFaults } from '../../../server/domain/view-seal.ts'
import { compact, wholeDocument } from '../../../server/realtime/compaction.ts'
import { boardViewRows } from '../../../server/store/board-views.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { allMembers } from '../../../server/store/members.ts'
import { migrationsFolder } from '../../../server/store/migrate.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { sessionsOf } from '../../../server/store/own-sessions.ts'
import { sessionStore } from '../../../server/store/sessions.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { board } from '../../suites/store/sample-programme.ts'
import { freshFolder, keptLog } from '../../suites/store/test-databases.ts'

/** A folder of so many of the migrations, from the first. */
async function firstMigrations(count: number): Promise<string> {
  const folder = await freshFolder()
  await cp(migrationsFolder, folder, { recursive: true })
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8'))
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  )
  return folder
}

it('[T-120] opens a database of the version before, and goes on with it', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = new pg.Client({ connectionString: databaseUrl })
  await before.connect()
  await migrate(drizzle(before), { migrationsFolder: await firstMigrations(1) })
  const doc = new Y.Doc()
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => rows.push(update))
  for (let made = 1; made <= 4; made += 1) doc.getMap('meta').set(`nr ${made}`, made)
  await before.query(`insert into programmes (id, name, structure) values ('p', '{}', '{}')`)
  await before.query(
    `insert into rooms (name, programme_id, lineage, generation, head) values ($1, 'p', gen_random_uuid(), 1, 4)`,
    [board],
  )
  for (const [at, payload] of rows.entries()) {
    await before.query(
      `insert into room_updates (room, generation, position, batch_id, client_ids, payload, at)
       values ($1, 1, $2, gen_random_uuid(), '[]', $3, now())`,
      [board, at + 1, Buffer.from(payload)],
    )
  }
  // Sound by its hash, but nobody ever read it back: it does not hold what the rows lead to.
  await before.query(
    `insert into room_snapshots (room, generation, position, bytes, hash) values ($1, 1, 3, '\\x0000', sha256('\\x0000'))`,
    [board],
  )
  await before.end()

  const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog() })
  const log = updateLog(database)
  const loaded = await log.load(board)
  expect([loaded?.snapshot, loaded?.rows.length]).toEqual([null, 4])
  doc.getMap('meta').set('nr 5', 5)
  const payload = rows[4] ?? new Uint8Array()
  const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
  const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
  const entry = { room: board, afterPosition: 4, fences, updates: [update] }
  expect(await log.append({ batchId: randomUUID(), entries: [entry] })).toMatchObject([{ kind: 'appended', first: 5 }])
  expect(await compact({ log, room: board })).toMatchObject({ position: 5, archived: 5 })
  const after = await log.load(board)
  if (after === null) throw new Error('no room')
  expect([after.snapshot?.position, after.rows]).toEqual([5, []])
  expect((await wholeDocument(after, { kind: 'board' })).getMap('meta').toJSON()).toEqual(doc.getMap('meta').toJSON())
  const left = await database.pool.query('select position from room_snapshots')
  expect(left.rows).toEqual([{ position: 5 }])
  // As a server of the version before, which is not stopped yet, appends.
  const asBefore = await database.pool.query(
    `select kind from append_to_log(gen_random_uuid(), array[$1], array[4], array[1], array[0], array[0], array[1], array[1], array[1],
      array[null]::text[], array[null]::text[], array[null]::text[], array['[]'], array[null]::int[], '\\x01', array[1], array[1])`,
    [board],
  )
  expect(asBefore.rows).toEqual([{ kind: 'behind' }])
  await database.close()
})

it('[T-120] [REG2] chains the boards a version before kept, in the order they were taken', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = new pg.Client({ connectionString: databaseUrl })
  await before.connect()
  await migrate(drizzle(before), { migrationsFolder: await firstMigrations(10) })
  for (const programme of ['p', 'q']) {
    await before.query(`insert into programmes (id, name, structure) values ($1, '{}', '{}')`, [programme])
    for (const [point, name, takenAt] of [
      ['punkt', 'Høst\npunktet «æ»', '2026-11-23T10:00:00.120Z'],
      [null, 'Først', '2026-11-23T09:00:00Z'],
    ]) {
      await before.query(
        `insert into board_views (id, programme_id, point_id, name, taken_at, room, generation, position, body, hash)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, 1, 7, '{}', encode(sha256('{}'), 'hex'))`,
        [programme, point, name, takenAt, board],
      )
    }
  }
  await before.end()

  const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog() })
  for (const programme of ['p', 'q']) {
    const programmeId = programmeIdSchema.parse(programme)
    const rows = await inTransaction(database, (tx) => boardViewRows(tx, programmeId))
    expect(rows.map(({ number, name }) => [number, name])).toEqual([
      [1, 'Først'],
      [2, 'Høst\npunktet «æ»'],
    ])
    expect(viewFaults(rows, null)).toEqual([])
  }
  await database.close()
})

it('[T-120] whoever had a place and was signed in before people had addresses and roles had days keeps both', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = new pg.Client({ connectionString: databaseUrl })
  await before.connect()
  await migrate(drizzle(before), { migrationsFolder: await firstMigrations(15) })
  await before.query(`insert into programmes (id, name, structure) values ('p', '{}', '{}')`)
  await before.query(`insert into people (id, name, organisation) values ('kari', 'Kari', 'Etat'), ('ola', 'Ola', '')`)
  await before.query(
    `insert into memberships (person_id, programme_id, role, seat) values ('kari', 'p', 'programme-office', 'p.kari')`,
  )
  await before.query(
    `insert into sessions (token_hash, id, person_id, expires_at)
     values ('\\x01', 'åpen', 'kari', '2027-01-01'), ('\\x02', 'over', 'ola', '2026-01-01')`,
  )
  await before.end()

  const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog() })
  const now = new Date('2026-11-23T09:00:00Z')
  const sessions = sessionStore(database)
  const found = await sessions.find({ tokenHash: new Uint8Array([1]), now })
  const over = await sessions.find({ tokenHash: new Uint8Array([2]), now })
  expect([found?.person, found?.assurance, over]).toEqual([
    { id: 'kari', name: 'Kari', organisation: 'Etat', roles: { p: 'programme-office' } },
    null,
    null,
  ])
  const programmeId = programmeIdSchema.parse('p')
  expect(await allMembers(database.db, programmeId)).toEqual([
    {
      ...{ programmeId, seat: 'p.kari', role: 'programme-office', email: null, holds: true },
      person: { id: 'kari', name: 'Kari', organisation: 'Etat' },
      ...{ deputyFor: null, validFrom: null, validUntil: null, shareLink: null },
    },
  ])
  expect(await sessionsOf(database.db, { personId: personIdSchema.parse('kari'), now })).toMatchObject([
    { id: 'åpen', by: null, device: null, seenAt: expect.any(Date) },
  ])
  await database.close()
})
