// Postgres channel: LISTEN and NOTIFY on a connection of its own, so that telling others never touches the transaction that appends (it
// would be six times slower). Reconnects by itself, spread in time. A message holds less than 8,000 bytes. Other databases of the same
// server never hear it. Called by server/bus/over-postgres.ts.

import pg from 'pg'
import type { StoreLog } from './database.ts'
import { faultFields } from './fault.ts'

/** Bytes of one message: Postgres takes fewer than 8,000. */
export const maxNotifyBytes = 7_999

export interface PostgresChannel {
  /** Tells everyone who listens, this connection too. Rejects when it is away or does not answer in 5 s. */
  notify(texts: readonly string[]): Promise<void>
  close(): Promise<void>
}

const channelName = 'veivalg_hints'
const answerMs = 5_000
const pingMs = 10_000
const firstWaitMs = 100
const longestWaitMs = 5_000

/** Begins at once; `connected` is called each time that listening has begun. */
export function postgresChannel(o: {
  readonly databaseUrl: string
  readonly log: StoreLog
  readonly heard: (text: string) => void
  readonly connected: () => void
}): PostgresChannel {
  let client: pg.Client | null = null
  let closed = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: o.databaseUrl,
      application_name: 'veivalg hints',
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    })
    let over = false
    const lost = (error?: unknown): void => {
      if (over) return
      over = true
      if (client === next) client = null
      next.end().catch(() => undefined)
      again(error)
    }
    next.on('error', lost)
    next.on('end', () => lost())
    next.on('notification', ({ payload }) => o.heard(payload ?? ''))
    try {
      await next.connect()
      // A hint need not outlive the power: its commit waits for no disk.
      await next.query('set synchronous_commit = off')
      await next.query(`listen ${channelName}`)
    } catch (error) {
      return lost(error)
    }
    if (over || closed) return lost()
    client = next
    failures = 0
    watch(next, lost)
    o.connected()
  }

  /** A network that has gone silent tells nobody. */
  const watch = (watched: pg.Client, lost: (error: unknown) => void): void => {
    const ping = setInterval(() => {
      if (client !== watched) return clearInterval(ping)
      watched.query('select 1').catch(lost)
    }, pingMs)
    ping.unref()
  }

  const again = (error: unknown): void => {
    if (closed) return
    if (failures === 0)
      o.log.warn(faultFields(error), 'the connection for hints was lost; nodes hear of each other by polling')
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures)
    failures += 1
    timer = setTimeout(() => void connect(), waitMs * (0.5 + Math.random() / 2))
    timer.unref()
  }

  const first = connect()
  return {
    async notify(texts) {
      if (client === null) throw new Error('the connection for hints is away')
      await client.query(`select pg_notify('${channelName}', text) from unnest($1::text[]) as text`, [texts])
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await first
      const last = client
      client = null
      await last?.end()
    },
  }
}
