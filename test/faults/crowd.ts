// A crowd: many people who only look, over raw sockets that behave as a provider's do when a server is lost: they come back with waits that double
// and spread, and ask for the document. Tells how long each was without it. Called by the scenarios about servers lost (T-106).

import * as encoding from 'lib0/encoding'
import NodeSocket from 'ws'
import { messageSync } from '../../shared/contract/wire.ts'
import { openLink } from './link.ts'
import type { Stand } from './stand.ts'

export interface Crowd {
  /** How many have the document over an open line. */
  here(): number
  /** Longest time somebody was without it since this was last asked, milliseconds. */
  takeLongestAwayMs(): number
  close(): Promise<void>
}

const seats = ['ds-ks', 'ds-nhn', 'ds-helse-nord', 'ds-helse-midt', 'ds-helse-vest', 'ds-helse-sor-ost', 'ds-kommunene']
  .concat('ds-profesjon', 'ds-fagmyndighet', 'ds-vara-ks', 'ds-moteleder', 'ds-strom-dd', 'ds-strom-ki', 'ds-strom-dho')
  .concat('ds-strom-s3', 'ds-koforvalter', 'ds-kommentar', 'ds-departementet', 'ds-portefolje', 'ds-programeier')
/** A person may have twenty, and some come back before the server has noticed that they went. */
const socketsPerSeat = 15
const firstClientId = 5_000_000
const longestBackoffMs = 5_000

/** @param count at most 300 */
export async function openCrowd(stand: Stand, count: number): Promise<Crowd> {
  const cookies: string[] = []
  for (const seat of seats.slice(0, Math.ceil(count / socketsPerSeat))) cookies.push(await stand.signIn(seat))
  let turn = 0
  // In turn, as a balancer does.
  const link = await openLink(() => {
    const up = stand.nodes.filter((node) => node.isUp())
    turn += 1
    const node = up[turn % up.length]
    return node === undefined ? null : { host: '127.0.0.1', port: node.port }
  })
  const here = new Set<number>()
  const sockets = new Map<number, NodeSocket>()
  let longestMs = 0
  let closed = false
  const connect = (at: number, o: { readonly sinceMs: number; readonly tried: number }): void => {
    if (closed) return
    const address = `ws://127.0.0.1:${link.port}/live/${stand.roomName}?client=${firstClientId + at}`
    const cookie = cookies[Math.floor(at / socketsPerSeat)] ?? ''
    const socket = new NodeSocket(address, { headers: { cookie, origin: stand.origin } })
    sockets.set(at, socket)
    socket.on('error', () => undefined)
    socket.on('open', () => socket.send(stepOne()))
    let tried = o.tried
    let { sinceMs } = o
    socket.on('message', (data: Buffer) => {
      // The server's step 2.
      if (here.has(at) || data[0] !== messageSync || data[1] !== 1) return
      here.add(at)
      tried = 0
      longestMs = Math.max(longestMs, performance.now() - sinceMs)
    })
    socket.on('close', () => {
      if (here.delete(at)) sinceMs = performance.now()
      const waitMs = Math.min(100 * 2 ** (tried + 1), longestBackoffMs) * (0.5 + Math.random() / 2)
      setTimeout(() => connect(at, { sinceMs, tried: tried + 1 }), waitMs)
    })
  }
  for (let at = 0; at < count; at += 1) connect(at, { sinceMs: performance.now(), tried: 0 })
  return {
    here: () => here.size,
    takeLongestAwayMs() {
      const longest = longestMs
      longestMs = 0
      return longest
    },
    async close() {
      closed = true
      for (const socket of sockets.values()) socket.terminate()
      await link.close()
    },
  }
}

function stepOne(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
  return encoding.toUint8Array(encoder)
}
