// A link: a way over TCP that faults can be put on, in process. Delay, silence (half-open: nothing is refused and nothing comes through), refusal,
// reset, and for links to Postgres a meeting with one statement at a point of its life: before it arrives, half arrived, committed with the
// answer swallowed (an ambiguous commit), or answered. Called by the stand of the fault tests: one link per node to its database, and one per person.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type LinkMode = 'open' | 'silent' | 'refusing'

/** `before` it is passed on, when `half` of it is, when its answer has come and nobody is told, when the answer was passed on. */
export type Point = 'before' | 'half' | 'committed' | 'told'

export interface Meeting {
  /** Text of the statement. */
  readonly text: string
  readonly point: Point
  /** How many statements are met, one after the other. */
  readonly times: number
  /** Besides the reset of the line, which follows every point but `told`. */
  readonly also?: () => void
}

export interface Link {
  readonly port: number
  mode(mode: LinkMode): void
  /** Holds every piece back for so long, both ways. */
  delay(ms: number): void
  /** Resets every line that is open now. */
  reset(): void
  /** Waits for a statement; takes the place of an earlier meeting. */
  meet(meeting: Meeting): void
  /** How many statements were met so far. */
  met(): number
  close(): Promise<void>
}

/** Every answer of Postgres ends so, and with one letter more: I, T or E. */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5])
const errorResponse = 0x45

/** @param target where a new line goes, asked each time; null when there is nowhere */
export async function openLink(target: () => { readonly host: string; readonly port: number } | null): Promise<Link> {
  const open = new Set<Socket>()
  let mode: LinkMode = 'open'
  let delayMs = 0
  let meeting: (Meeting & { readonly bytes: Buffer }) | null = null
  let left = 0
  let met = 0

  const server = createServer((near) => {
    const to = mode === 'refusing' ? null : target()
    if (to === null) {
      near.resetAndDestroy()
      return
    }
    const far = connect(to.port, to.host)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    near.on('close', () => far.destroy())
    far.on('close', () => {
      if (mode !== 'silent') near.destroy()
    })
    const pass = (data: Buffer, on: Socket): void => {
      if (mode === 'silent') return
      if (delayMs === 0) on.write(data)
      else setTimeout(() => on.writable && on.write(data), delayMs)
    }
    let point: Point | null = null
    let also: Meeting['also']
    let answer: Buffer = Buffer.alloc(0)
    const over = (): void => {
      met += 1
      also?.()
      near.resetAndDestroy()
      far.destroy()
    }
    near.on('data', (data) => {
      if (point !== null && point !== 'told') {
        if (point === 'committed') pass(data, far)
        return
      }
      if (meeting !== null && left > 0 && data.includes(meeting.bytes)) {
        left -= 1
        point = meeting.point
        also = meeting.also
        answer = Buffer.alloc(0)
      }
      if (point === 'before') over()
      else if (point === 'half') {
        pass(data.subarray(0, data.length >> 1), far)
        over()
      } else pass(data, far)
    })
    far.on('data', (data) => {
      if (point === 'committed' || point === 'told') answer = Buffer.concat([answer, data])
      if (point !== 'committed') pass(data, near)
      if (point === null || !isWhole(answer)) return
      if (isError(answer)) {
        // What was refused is nothing to be in doubt about.
        if (point === 'committed') pass(answer, near)
        point = null
        left += 1
      } else if (point === 'committed') over()
      else if (point === 'told') {
        point = null
        met += 1
        also?.()
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mode(next) {
      mode = next
    },
    delay(ms) {
      delayMs = ms
    },
    reset() {
      for (const socket of open) socket.resetAndDestroy()
    },
    meet(next) {
      meeting = { ...next, bytes: Buffer.from(next.text) }
      left = next.times
    },
    met: () => met,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

function isWhole(answer: Buffer): boolean {
  return answer.subarray(-readyForQuery.length - 1, -1).equals(readyForQuery)
}

/** @param answer whole messages of Postgres */
function isError(answer: Buffer): boolean {
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readUInt32BE(at + 1)) {
    if (answer[at] === errorResponse) return true
  }
  return false
}
