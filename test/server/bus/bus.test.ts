// The bus in its three forms, held to one contract; what hints look like on the way; and that an outbox stays small.

import { createClient } from '@redis/client'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Hint } from '../../../server/bus/bus.ts'
import { hintTexts, readHintText } from '../../../server/bus/hint-text.ts'
import { inProcessHub } from '../../../server/bus/in-process.ts'
import { outbox } from '../../../server/bus/outbox.ts'
import { overPostgres } from '../../../server/bus/over-postgres.ts'
import { overRedis } from '../../../server/bus/over-redis.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type RunningRedis, redisProgram, startRedis } from '../../harness/redis.ts'
import { busSuite } from '../../suites/bus/bus-suite.ts'

const room = 'board/digital-samhandling' as const

busSuite({
  kind: 'within one process',
  canBeCut: false,
  async subject() {
    const hub = inProcessHub()
    return { open: (o) => hub.node(o), shout: async (text) => hub.shout(text) }
  },
})

busSuite({
  kind: 'over Postgres',
  canBeCut: true,
  async subject() {
    const databaseUrl = await freshDatabaseUrl()
    const asStranger = async (sql: string, values: readonly string[] = []): Promise<void> => {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      await client.query(sql, [...values])
      await client.end()
    }
    return {
      open: (o) => overPostgres({ ...o, databaseUrl, log: quiet }),
      shout: (text) => asStranger("select pg_notify('veivalg_hints', $1)", [text]),
      cut: () =>
        asStranger(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        ),
    }
  },
})

describe('a bus over Postgres', () => {
  it('[BUS2] is not heard in another database of the same server', async () => {
    const [here, there] = [await freshDatabaseUrl(), await freshDatabaseUrl()]
    const open = (bootId: string, databaseUrl: string) => overPostgres({ bootId, databaseUrl, log: quiet })
    const buses = [open('node-one', here), open('node-two', here), open('a-stranger', there)]
    const heard: Hint[][] = [[], [], []]
    await Promise.all(
      buses.map((bus, at) => {
        bus.subscribe((hint) => heard[at]?.push(hint))
        return new Promise<void>((resolve) => bus.onGap(resolve))
      }),
    )
    buses[2]?.publish({ kind: 'grew', room, generation: 1, head: 1 })
    await buses[2]?.close()
    buses[0]?.publish({ kind: 'grew', room, generation: 1, head: 2 })
    await vi.waitFor(() => expect(heard[1]).toHaveLength(1))
    expect(heard).toEqual([[], [{ kind: 'grew', room, generation: 1, head: 2 }], []])
    for (const bus of buses) await bus.close()
  })
})

if (redisProgram === null) {
  // Said plainly and not passed over: on CI Redis is there.
  it('a bus over Redis: NOT TESTED HERE, neither redis-server nor valkey-server is installed', ({ skip }) => skip())
} else {
  let redis: RunningRedis
  const password = 'hush-hush'
  const said: string[] = []
  const note = (fields: object, message: string): number => said.push(JSON.stringify(fields), message)
  const log = { info: note, warn: note, error: note }
  beforeAll(async () => {
    redis = await startRedis({ password })
  })
  afterAll(() => redis?.stop())
  let databases = 0
  const shouting = async (name: string, text: string): Promise<void> => {
    const stranger = createClient({ url: redis.url, RESP: 2 })
    await stranger.connect()
    await stranger.publish(name, text)
    stranger.destroy()
  }

  busSuite({
    kind: 'over Redis',
    canBeCut: true,
    async subject() {
      databases += 1
      const databaseIdentity = `database-${databases}`
      return {
        open: (o) => overRedis({ ...o, redisUrl: redis.url, databaseIdentity, log }),
        shout: (text) => shouting(`veivalg:${databaseIdentity}:hints`, text),
        async cut() {
          await redis.stop()
          await redis.start()
        },
      }
    },
  })

  describe('a bus over Redis', () => {
    it('[BUS3] listens at the next connection when it was not let listen at the first', async () => {
      const operator = createClient({ url: redis.url, RESP: 2 })
      await operator.connect()
      await operator.sendCommand(['ACL', 'SETUSER', 'default', 'resetchannels'])
      const bus = overRedis({ bootId: 'node-one', redisUrl: redis.url, databaseIdentity: 'deaf', log })
      let listens = 0
      bus.onGap(() => {
        listens += 1
      })
      await vi.waitFor(() => expect(said.join(' ')).toContain('cannot be listened to'))
      expect(listens).toBe(0)
      await operator.sendCommand(['ACL', 'SETUSER', 'default', 'allchannels'])
      await operator.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
      await vi.waitFor(() => expect(listens).toBe(1))
      await bus.close()
      operator.destroy()
    })

    it('[BUS2] is not heard by nodes over another database, and its password is not in the log', async () => {
      const open = (bootId: string, databaseIdentity: string, redisUrl = redis.url) =>
        overRedis({ bootId, redisUrl, databaseIdentity, log })
      const buses = [open('node-one', 'here'), open('node-two', 'here'), open('a-stranger', 'there')]
      const heard: Hint[][] = [[], [], []]
      await Promise.all(
        buses.map((bus, at) => {
          bus.subscribe((hint) => heard[at]?.push(hint))
          return new Promise<void>((resolve) => bus.onGap(resolve))
        }),
      )
      buses[2]?.publish({ kind: 'grew', room, generation: 1, head: 1 })
      await buses[2]?.close()
      buses[0]?.publish({ kind: 'grew', room, generation: 1, head: 2 })
      await vi.waitFor(() => expect(heard[1]).toHaveLength(1))
      expect(heard).toEqual([[], [{ kind: 'grew', room, generation: 1, head: 2 }], []])
      for (const bus of buses) await bus.close()

      // Refused by name and password, and where nobody listens.
      const refused = [
        open('node-three', 'here', redis.url.replace(password, 'wrong-word')),
        open('node-four', 'here', 'redis://:hush-hush@127.0.0.1:1'),
      ]
      await vi.waitFor(() => expect(said.filter((text) => text.startsWith('Redis is away')).length).toBeGreaterThan(2))
      for (const bus of refused) await bus.close()
      expect(said.filter((text) => /hush|wrong-word/.test(text))).toEqual([])
    })
  })
}

describe('hints on the way', () => {
  it('[BUS2] [T-079] have no room for anything but what a look needs', () => {
    const { texts } = hintTexts({
      from: 'node-one',
      hints: [{ kind: 'grew', room, generation: 1, head: 4, payload: 'AQID' } as Hint],
      maxBytes: 1_000,
    })
    expect(texts.map((text) => readHintText(text))).toEqual([{ from: 'node-one', hints: [], garbled: 1 }])
  })

  it('[BUS1] never make a message longer than its channel takes; one that is too long by itself is lost and counted', () => {
    const state = JSON.stringify('æ'.repeat(2_000))
    const entries = [1, 2, 3].map((clientId) => ({ clientId, clock: 1, state }))
    const long = { clientId: 4, clock: 1, state: JSON.stringify('æ'.repeat(5_000)) }
    const { texts, tooLong } = hintTexts({
      from: 'node-one',
      hints: [{ kind: 'presence', room, entries: [...entries, long] }],
      maxBytes: 7_999,
    })
    expect(tooLong).toBe(1)
    expect(texts.every((text) => Buffer.byteLength(text) <= 7_999)).toBe(true)
    expect(texts.flatMap((text) => readHintText(text)?.hints ?? [])).toEqual(
      entries.map((entry) => ({ kind: 'presence', room, entries: [entry] })),
    )
  })

  it('[BUS1] wait in a box that does not grow without end', () => {
    const box = outbox()
    const put = Array.from({ length: 12_000 }, (_, at) => box.put({ kind: 'session-ended', sessionId: String(at) }))
    expect(put.filter(Boolean)).toHaveLength(10_000)
    expect(box.take()).toHaveLength(10_000)
    expect(box.take()).toEqual([])
    expect(box.put({ kind: 'grew', room, generation: 2, head: 1 })).toBe(true)
    box.put({ kind: 'grew', room, generation: 1, head: 9 })
    expect(box.take()).toEqual([{ kind: 'grew', room, generation: 2, head: 1 }])
  })
})
