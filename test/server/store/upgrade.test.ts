// A database of the version before: its rows have no checksums, its batches no counts, its snapshots were never verified. It opens, loses
// nothing, and goes on in the new way (T-120).

import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { compact, wholeDocument } from '../../../server/realtime/compaction.ts'
import { migrationsFolder } from '../../../server/store/migrate.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { board } from '../../suites/store/sample-programme.ts'
import { freshFolder, keptLog } from '../../suites/store/test-databases.ts'

/** A folder of migrations that ends with the first one. */
async function firstMigrationAlone(): Promise<string> {
  const folder = await freshFolder()
  await mkdir(join(folder, 'meta'))
  await cp(join(migrationsFolder, '0000_first.sql'), join(folder, '0000_first.sql'))
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8'))
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }),
  )
  return folder
}

it('[T-120] opens a database of the version before, and goes on with it', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const before = new pg.Client({ connectionString: databaseUrl })
  await before.connect()
  await migrate(drizzle(before), { migrationsFolder: await firstMigrationAlone() })
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
  expect((await wholeDocument(after, 'board')).getMap('meta').toJSON()).toEqual(doc.getMap('meta').toJSON())
  const left = await database.pool.query('select position from room_snapshots')
  expect(left.rows).toEqual([{ position: 5 }])
  await database.close()
})
