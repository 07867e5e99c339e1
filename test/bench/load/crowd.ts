// Crowd: rooms full of clients, some of whom write, all of whom watch. Edits are sent at an even rate whatever the server does, and each
// counts only when every other client of its room has seen it, in order, none missing and none twice. Time to visible is reckoned from
// when the edit was due, so that a load that falls behind cannot flatter the server. Used by ramp.ts and task.ts.

import type { Usage } from '../report-usage.ts'
import type { Dialect } from './dialect.ts'
import { Histogram } from './histogram.ts'
import { type RoomClient, roomClient } from './room-client.ts'
import { firstClientId, type Writer } from './writer.ts'

const drainMs = 60_000
const joinAtOnce = 20
/** From this rate on what is due is sent in larger portions, or sending would be what is measured. */
const fastPerSecond = 8_000
const fastTickMs = 4

export interface CrowdOptions {
  readonly dialect: Dialect
  readonly origin: string
  readonly rooms: number
  readonly clients: number
  readonly writers: readonly Writer[]
  readonly stateVector: Uint8Array
  readonly cookies: readonly string[]
  /** The server's process so far; null where it cannot be asked. */
  readonly usage: () => Promise<Usage | null>
}

/** What a stretch of even load showed. Times are edit to visible. */
export interface Stretch {
  readonly offeredPerSecond: number
  readonly editsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Processor cores used while it was measured; null where unknown. */
  readonly serverCores: number | null
  readonly loadCores: number
  /** Edits that were counted, and sightings of them by others. */
  readonly edits: number
  readonly sightings: number
  /** The server did not keep up and sending was stopped early. */
  readonly gaveUp: boolean
}

export interface Crowd {
  load(o: {
    readonly perSecond: number
    readonly warmMs: number
    readonly measuredMs: number
    /** A server that falls further behind is sent no more. */
    readonly hopelessMs: number
  }): Promise<Stretch>
  /** Edits each writer has sent, by room. */
  readonly sent: readonly (readonly number[])[]
  /** What one client of the first room was sent, from the beginning. */
  readonly witness: RoomClient
  lost(): string | null
  /** @throws where our server has not said of every edit that it is saved */
  allSaved(): Promise<void>
  close(): void
}

export async function crowd(o: CrowdOptions): Promise<Crowd> {
  const writers = o.writers.length
  /** By room and writer. */
  const sent = Array.from({ length: o.rooms }, () => new Array<number>(writers).fill(0))
  /** When each edit was due in the first room, by writer and edit; the rooms follow each other by `gapMs`. */
  const due: number[][] = o.writers.map(() => [])
  const measuredFrom = new Array<number>(writers).fill(0)
  const clients: RoomClient[] = []
  let gapMs = 0
  let histogram = new Histogram()
  let sightings = 0
  let fault: string | null = null

  const watcher = (room: number, index: number): Pick<Parameters<typeof roomClient>[0], 'onStruct' | 'onUpdate'> => {
    const next = new Uint32Array(writers)
    let nowMs = 0
    return {
      onUpdate(atMs) {
        nowMs = atMs
      },
      onStruct(clientId, clock, length) {
        const by = clientId - firstClientId
        if (by < 0 || by >= writers) return
        for (let edit = clock; edit < clock + length; edit += 1) {
          if (edit !== next[by]) {
            if (by === index) return
            fault ??= `client ${index} saw edit ${edit} of writer ${by} instead of ${next[by]}`
            return
          }
          next[by] = edit + 1
          if (by === index) continue
          sightings += 1
          if (edit >= (measuredFrom[by] ?? 0)) histogram.add(nowMs - (due[by]?.[edit] ?? 0) - room * gapMs)
        }
      },
    }
  }

  const joining: Promise<void>[] = []
  for (let room = 0; room < o.rooms; room += 1) {
    for (let index = 0; index < o.clients; index += 1) {
      const client = roomClient({
        ...o,
        room,
        clientId: firstClientId + index,
        cookie: o.cookies[(room * o.clients + index) % o.cookies.length] ?? '',
        ...watcher(room, index),
        keep: room === 0 && index === o.clients - 1,
      })
      clients.push(client)
      joining.push(client.joined)
      if (joining.length % joinAtOnce === 0) await Promise.all(joining.splice(0))
    }
  }
  await Promise.all(joining)
  const witness = clients[o.clients - 1]
  if (witness === undefined) throw new Error('a crowd of nobody')
  const lost = (): string | null => fault ?? clients.find((each) => each.lost() !== null)?.lost() ?? null
  const total = (): number => sent.reduce((sum, room) => room.reduce((inner, each) => inner + each, sum), 0)
  const expected = (): number => total() * (o.clients - 1)

  /** Sends the edits `from` up to `until` of this stretch, the rooms in turn and in each room the writers in turn. */
  const send = (from: number, until: number, dueMs: (nth: number) => number): void => {
    const batches = new Map<RoomClient, Uint8Array[]>()
    for (let nth = from; nth < until; nth += 1) {
      const room = nth % o.rooms
      const by = Math.floor(nth / o.rooms) % writers
      const client = clients[room * o.clients + by]
      const edit = sent[room]?.[by] ?? 0
      const bytes = o.writers[by]?.updates[edit]
      const counts = sent[room]
      if (bytes === undefined || client === undefined || counts === undefined)
        throw new Error('an edit that was not made')
      if (room === 0) due[by]?.push(dueMs(nth))
      counts[by] = edit + 1
      const batch = batches.get(client)
      if (batch) batch.push(bytes)
      else batches.set(client, [bytes])
    }
    for (const [client, batch] of batches) client.write(batch)
  }

  const drained = async (): Promise<void> => {
    const untilMs = performance.now() + drainMs
    while (sightings < expected()) {
      const why = lost()
      if (why !== null) throw new Error(why)
      if (performance.now() > untilMs) throw new Error(`${expected() - sightings} sightings are missing`)
      await pause(5)
    }
  }

  return {
    sent,
    witness,
    lost,
    async load({ perSecond, warmMs, measuredMs, hopelessMs }) {
      const count = Math.ceil((perSecond * (warmMs + measuredMs)) / 1_000 / o.rooms) * o.rooms
      for (const [by, each] of o.writers.entries()) {
        each.make((sent[0]?.[by] ?? 0) + Math.ceil(count / o.rooms / writers) + 1)
      }
      gapMs = 1_000 / perSecond
      histogram = new Histogram()
      measuredFrom.fill(Number.MAX_SAFE_INTEGER)
      let done = 0
      let gaveUp = false
      let measured: { readonly edits: number; readonly used: Usage | null; readonly own: NodeJS.CpuUsage } | null = null
      const beganMs = performance.now() + 20
      const dueMs = (nth: number): number => beganMs + nth * gapMs
      let measuredFromMs = beganMs
      while (done < count && !gaveUp) {
        const nowMs = performance.now()
        if (measured === null && nowMs - beganMs >= warmMs) {
          for (const by of measuredFrom.keys()) measuredFrom[by] = sent[0]?.[by] ?? 0
          measuredFromMs = nowMs
          measured = { edits: total(), used: await o.usage(), own: process.cpuUsage() }
        }
        const until = nowMs < beganMs ? 0 : Math.min(count, Math.floor((nowMs - beganMs) / gapMs) + 1)
        if (until > done) send(done, until, dueMs)
        done = Math.max(done, until)
        gaveUp = lost() !== null || expected() - sightings > (perSecond * (o.clients - 1) * hopelessMs) / 1_000
        await pause(perSecond < fastPerSecond ? 1 : fastTickMs)
      }
      const spentMs = performance.now() - measuredFromMs
      const own = process.cpuUsage(measured?.own)
      const used = await o.usage()
      const edits = total() - (measured?.edits ?? total())
      await drained()
      return {
        offeredPerSecond: perSecond,
        editsPerSecond: (edits * 1_000) / spentMs,
        p50Ms: histogram.quantile(0.5),
        p99Ms: histogram.quantile(0.99),
        maxMs: histogram.maxMs,
        serverCores: measured?.used && used ? coresBetween(measured.used, used) : null,
        loadCores: (own.user + own.system) / 1_000 / spentMs,
        edits,
        sightings: histogram.count,
        gaveUp,
      }
    },
    async allSaved() {
      const untilMs = performance.now() + drainMs
      const open = (): RoomClient | undefined => clients.find((each) => each.savedFrames() < each.sentFrames())
      while (open() !== undefined) {
        if (performance.now() > untilMs) throw new Error('not every edit was said to be saved')
        await pause(5)
      }
    },
    close() {
      for (const client of clients) client.close()
    },
  }
}

function coresBetween(from: Usage, to: Usage): number {
  return (to.cpuMs - from.cpuMs) / (to.atMs - from.atMs)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
