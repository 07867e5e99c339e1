// Bus over Postgres: hints by LISTEN and NOTIFY, for nodes that have a database in common and nothing else. Good for hundreds of messages a
// second; each holds the hints of a tick. Made by the server's composition when there is a DATABASE_URL and no REDIS_URL.

import type { StoreLog } from '../store/database.ts'
import { maxNotifyBytes, postgresChannel } from '../store/postgres-channel.ts'
import type { Bus } from './bus.ts'
import { type BusOptions, channelBus } from './channel-bus.ts'

/** A hundred messages a second at most, and four where most likely nobody listens: each is a transaction of the database. */
const apartMs = 10
const aloneApartMs = 250

export function overPostgres(o: BusOptions & { readonly databaseUrl: string; readonly log: StoreLog }): Bus {
  return channelBus(o, ({ heard, connected }) => {
    const channel = postgresChannel({ ...o, heard, connected })
    return {
      maxTextBytes: maxNotifyBytes,
      apartMs,
      aloneApartMs,
      send: (texts) => channel.notify(texts),
      close: () => channel.close(),
    }
  })
}
