// Bus over Redis or Valkey: publish and subscribe, for more hints a second than a database should carry. Only nodes over the same database
// hear each other, however many installations share the Redis. The address is never logged: it may hold a password. What Redis is away for
// is lost, and the poll heals it. Made by the server's composition when there is a REDIS_URL.

import { createClient } from '@redis/client'
import type { StoreLog } from '../store/database.ts'
import { faultFields } from '../store/fault.ts'
import type { Bus } from './bus.ts'
import { type BusOptions, channelBus } from './channel-bus.ts'

const maxTextBytes = 65_536
const apartMs = 2
const aloneApartMs = 10
const connectMs = 5_000
const pingMs = 10_000
/** Longer than two pings: a connection that is silent so long is gone. */
const silentMs = 25_000
const firstWaitMs = 100
const longestWaitMs = 5_000

export interface OverRedisOptions extends BusOptions {
  /** `redis://…` or `rediss://…` */
  readonly redisUrl: string
  /** Which database the nodes have in common. */
  readonly databaseIdentity: string
  readonly log: StoreLog
}

export function overRedis(o: OverRedisOptions): Bus {
  return channelBus(o, ({ heard, connected }) => {
    const name = `veivalg:${o.databaseIdentity}:hints`
    const subscriber = client(o)
    const publisher = client(o)
    let listening = false
    const listen = async (): Promise<void> => {
      try {
        await subscriber.subscribe(name, heard)
        listening = true
        connected()
      } catch (error) {
        o.log.warn(faultFields(error), 'Redis cannot be listened to; nodes hear of each other by polling')
      }
    }
    // Once subscribed the client subscribes anew by itself whenever it is back; until then every connection is tried.
    subscriber.on('ready', () => (listening ? connected() : void listen()))
    subscriber.connect().catch(() => undefined)
    publisher.connect().catch(() => undefined)
    return {
      maxTextBytes,
      apartMs,
      aloneApartMs,
      async send(texts) {
        if (!publisher.isReady) throw new Error('Redis is away')
        await Promise.all(texts.map((text) => publisher.publish(name, text)))
      },
      async close() {
        for (const each of [subscriber, publisher]) if (each.isOpen) each.destroy()
      },
    }
  })
}

function client({ redisUrl, log }: OverRedisOptions) {
  const made = createClient({
    url: redisUrl,
    // Of both protocols the one that every Redis and Valkey speaks.
    RESP: 2,
    name: 'veivalg',
    disableOfflineQueue: true,
    pingInterval: pingMs,
    socket: {
      connectTimeout: connectMs,
      socketTimeout: silentMs,
      reconnectStrategy: (failures) =>
        Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2),
    },
  })
  let away = false
  made.on('ready', () => {
    away = false
  })
  made.on('error', (error: unknown) => {
    if (!away) log.warn(faultFields(error), 'Redis is away; nodes hear of each other by polling')
    away = true
  })
  return made
}
