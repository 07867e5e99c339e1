// Rights withdrawn while edits are on their way, on a real Postgres with several connections: whatever the order, no row of somebody lands
// after the change of her role has committed (I5, T-032).

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { AppendResult } from '../../../server/store/log-row.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { peopleStore } from '../../../server/store/people.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { board, observer, owner, programmeId, sampleProgramme } from '../../suites/store/sample-programme.ts'
import { keptLog } from '../../suites/store/test-databases.ts'

const generation = 1
const update = {
  payload: Uint8Array.of(0, 0),
  actor: observer,
  sessionId: 'okt',
  role: 'commenter',
  clientIds: [],
} as const

/** Who waits here waits until it has been seen, which a slow machine takes longer for than the server lets anybody wait. What the address says, holds. */
function patiently(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  for (const limit of ['lock_timeout', 'statement_timeout', 'query_timeout']) url.searchParams.set(limit, '60000')
  return url.href
}

describe('a right that is withdrawn', () => {
  let databaseUrl: string
  let database: Database
  let log: UpdateLog
  /** Sees who waits: inside a transaction that would be remembered from the first look. */
  let watcher: pg.Client
  beforeAll(async () => {
    databaseUrl = await freshDatabaseUrl()
    watcher = new pg.Client({ connectionString: databaseUrl })
    await watcher.connect()
    database = await openDatabase({ dataDir: '/nowhere', databaseUrl: patiently(databaseUrl), log: keptLog() })
    log = updateLog(database)
    await programmeStore(database).seedOnce(sampleProgramme)
  })
  afterAll(async () => {
    await watcher.end()
    await database.close()
  })

  /** Runs something while another server's transaction stands open. */
  async function whileHolding(statement: string, values: readonly string[], run: () => Promise<void>): Promise<void> {
    const holder = new pg.Client({ connectionString: databaseUrl })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query(statement, [...values])
      await run()
      await holder.query('commit')
    } finally {
      await holder.end()
    }
  }

  async function untilWaiting(number: number): Promise<void> {
    const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    await vi.waitFor(async () => expect((await watcher.query(waiting)).rowCount).toBe(number))
  }

  const change = (role: 'commenter' | null) =>
    peopleStore(database).changeRole({ personId: observer, programmeId, role })
  async function stands() {
    const [found] = await log.standing([board])
    if (found === undefined) throw new Error('no room')
    return found
  }

  it('[LOG9] [T-032] lets no row land after it, when it waits for the room while an append does', async () => {
    await change('commenter')
    const judged = await stands()
    const answers: Promise<unknown>[] = []
    await whileHolding('select 1 from rooms where name = $1 for update', [board], async () => {
      answers.push(change(null))
      await untilWaiting(1)
      const entry = { room: board, afterPosition: judged.head, fences: judged.fences, updates: [update] }
      answers.push(log.append({ batchId: randomUUID(), entries: [entry] }))
      await untilWaiting(2)
    })
    expect(await Promise.all(answers)).toEqual([
      true,
      [{ room: board, kind: 'access', accessVersion: judged.fences.accessVersion + 1 }],
    ])
    expect((await stands()).head).toBe(judged.head)
  })

  it('[LOG9] lets no row land after it, however the two fall together', async () => {
    let accessKinds = 0
    for (let round = 0; round < 25; round += 1) {
      await change('commenter')
      const judged = await stands()
      let head = judged.head
      let over = false
      const kinds: AppendResult['kind'][] = []
      const writer = (async () => {
        while (!over || kinds.at(-1) === 'appended') {
          const entry = { room: board, afterPosition: head, fences: judged.fences, updates: [update] }
          const [result] = await log.append({ batchId: randomUUID(), entries: [entry] })
          if (result === undefined) throw new Error('no answer')
          kinds.push(result.kind)
          if (result.kind === 'appended') head = result.last
        }
      })()
      await vi.waitFor(() => expect(kinds.length).toBeGreaterThan(round % 4))
      await change(null)
      const atChange = (await stands()).head
      over = true
      await writer
      // Every answer after the change is a refusal, and nothing was written after it.
      expect((await stands()).head).toBe(atChange)
      accessKinds += kinds.filter((kind) => kind === 'access').length
      expect(new Set(kinds)).toEqual(new Set(['appended', 'access']))
    }
    expect(accessKinds).toBeGreaterThanOrEqual(25)
    expect(await peopleStore(database).rolesOn(programmeId, [observer, owner])).toEqual(
      new Map([[owner, 'programme-owner']]),
    )
  })

  it('[LOG9] raises the version of a room that is made at the same time, or the room is made after it', async () => {
    const making =
      "insert into rooms (name, programme_id, lineage, generation, head) values ('board/ny', $1, gen_random_uuid(), 1, 1)"
    let changed: Promise<boolean> | null = null
    await whileHolding(making, [programmeId], async () => {
      changed = change('commenter')
      await untilWaiting(1)
    })
    expect(await changed).toBe(true)
    const [made] = await log.standing(['board/ny'])
    expect(made?.fences).toEqual({ generation, ruleEpoch: 0, accessVersion: 1 })
  })
})
