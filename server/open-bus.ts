// Which bus the servers over one database talk on: Redis when the settings name one, else the database itself, and none over the embedded
// database, which is for one server alone. Called by server/start-server.ts.

import type { Bus } from './bus/bus.ts'
import type { BusEvent } from './bus/channel-bus.ts'
import { overPostgres } from './bus/over-postgres.ts'
import type { Config } from './config.ts'
import type { Database } from './store/database.ts'
import { databaseIdentity } from './store/database-identity.ts'

/** @param o.bootId names this process, never used before @returns null when there is nobody to talk to */
export async function openBus(o: {
  readonly config: Pick<Config, 'databaseUrl' | 'redisUrl'>
  readonly database: Database
  readonly bootId: string
  readonly count: (event: BusEvent, times: number) => void
}): Promise<Bus | null> {
  const { databaseUrl, redisUrl } = o.config
  const { log } = o.database
  if (databaseUrl === null) return null
  if (redisUrl === null) return overPostgres({ ...o, databaseUrl, log })
  // Read by those who have one alone.
  const { overRedis } = await import('./bus/over-redis.ts')
  return overRedis({ ...o, redisUrl, log, databaseIdentity: await databaseIdentity(o.database) })
}
