// Memory: what one more idle connection, and one more open room, adds to the server's process. Reckoned between two states that both have
// many, after its garbage was collected, so that what the process needs by itself falls out. Called by load.ts.

import type { Usage } from '../report-usage.ts'
import type { CrowdOptions } from './crowd.ts'
import { type RoomClient, roomClient } from './room-client.ts'
import type { Answers, Grown, Task } from './task.ts'
import { firstClientId } from './writer.ts'

const restMs = 3_000
const atOnce = 10

type Options = CrowdOptions & { readonly base: Uint8Array }
type Ask = { readonly usage: () => Promise<Usage | null> }

/** Connections that only listen, the rooms in turn. */
export async function idle(options: Options, o: Extract<Task, { kind: 'idle' }> & Ask): Promise<Answers['idle']> {
  return await growth(o, (nth) => ({ room: nth % o.size.rooms, nth, brings: false }), options)
}

/** Rooms with one connection each. */
export async function openRooms(
  options: Options,
  o: Extract<Task, { kind: 'open-rooms' }> & Ask,
): Promise<Answers['open-rooms']> {
  return await growth(o, (nth) => ({ room: nth, nth, brings: options.dialect.bringsBoard }), options)
}

async function growth(
  o: { readonly before: number; readonly more: number } & Ask,
  place: (nth: number) => { readonly room: number; readonly nth: number; readonly brings: boolean },
  options: Options,
): Promise<Grown> {
  const clients: RoomClient[] = []
  const comeIn = async (until: number): Promise<void> => {
    while (clients.length < until) {
      const next = Array.from({ length: Math.min(atOnce, until - clients.length) }, (_, index) => {
        const { room, nth } = place(clients.length + index)
        return roomClient({
          ...options,
          room,
          clientId: firstClientId + nth,
          cookie: options.cookies[nth % Math.max(1, options.cookies.length)] ?? '',
          onStruct: () => undefined,
          onUpdate: () => undefined,
          keep: false,
        })
      })
      clients.push(...next)
      await Promise.all(
        next.map(async (each) => {
          await each.joined
          if (!place(0).brings) return
          each.write([options.base])
          await each.settled()
        }),
      )
    }
    await new Promise((resolve) => setTimeout(resolve, restMs))
  }
  await comeIn(o.before)
  const before = await o.usage()
  await comeIn(o.before + o.more)
  const after = await o.usage()
  const lost = clients.find((each) => each.lost() !== null)?.lost()
  if (lost) throw new Error(lost)
  for (const each of clients) each.close()
  if (before === null || after === null) throw new Error('nobody told what the server uses')
  return {
    residentBytes: (after.residentBytes - before.residentBytes) / o.more,
    liveBytes: (after.liveBytes - before.liveBytes) / o.more,
  }
}
