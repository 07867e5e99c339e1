// Slow reader: what passes and what is withheld, and when it ends; with a wire in the test's hand. Over true wires: faults/transport-slow-reader.

import { describe, expect, it } from 'vitest'
import { presenceFrame, step2Frame, updateFrame } from '../../../server/realtime/frames.ts'
import { noMeasures } from '../../../server/realtime/ports.ts'
import { slowReader } from '../../../server/realtime/socket-slow-reader.ts'
import type { Transport } from '../../../server/realtime/transport.ts'
import { batchesOf } from '../../../server/realtime/transport-batch.ts'
import { encodeOurs } from '../../../shared/contract/wire.ts'
import { handClock } from '../../doubles/hand-clock.ts'

const mib = 1_048_576
const update = (bytes: number) => updateFrame(new Uint8Array(bytes))

function aReader() {
  const clock = handClock()
  const asked: string[] = []
  const wire = { queuedBytes: 0, progress: 0, sent: 0, ended: false }
  const transport: Transport = {
    open: true,
    paused: false,
    get queuedBytes() {
      return wire.queuedBytes
    },
    get progress() {
      return wire.progress
    },
    listen: () => undefined,
    send(batch) {
      wire.sent += batch.frames.length
      wire.queuedBytes += batch.webSocket.reduce((sum, { length }) => sum + length, 0)
    },
    close: () => undefined,
    terminate() {
      wire.ended = true
    },
    pause: () => undefined,
    resume: () => undefined,
    ping: () => undefined,
  }
  const reader = slowReader({
    key: 1,
    transport,
    clock,
    measures: noMeasures,
    room: {
      closed: false,
      stateVector: () => Uint8Array.of(1, 7, 3),
      resync(_, stateVector) {
        asked.push(JSON.stringify([...stateVector]))
        send(update(2 * mib))
      },
      receive: (_, frame) => void asked.push(frame.kind),
    },
  })
  /** Sends as a room does, in one delivery. */
  const send = (...frames: Uint8Array[]): void => {
    for (const batch of batchesOf([{ frames }])) if (reader.send(batch)) reader.spare()
  }
  const drain = (): void => {
    wire.queuedBytes = 0
    wire.progress += 1
    reader.drained()
  }
  return { clock, asked, wire, send, drain }
}

describe('a slow reader', () => {
  it('[T-069] is spared updates and presence beyond 1 MiB, and nothing else', () => {
    const { wire, send } = aReader()
    send(update(mib))
    send(update(10))
    send(presenceFrame([{ clientId: 1, clock: 1, state: 'null' }]))
    expect(wire.sent).toBe(1)
    send(encodeOurs('saved', { frames: 1, at: '' }))
    send(update(10), step2Frame(new Uint8Array(10)))
    expect(wire.sent).toBe(4)
  })

  it('[T-069] gets what it missed from where it stood, once, however large that is', () => {
    const { asked, wire, send, drain } = aReader()
    send(update(mib))
    send(update(10))
    drain()
    expect(asked).toEqual(['[[7,3]]', 'query-presence'])
    send(update(10))
    expect(wire.sent).toBe(3)
    drain()
    expect(asked).toHaveLength(2)
  })

  it('[T-069] that missed nothing is sent nothing twice', () => {
    const { asked, send, drain } = aReader()
    send(update(mib))
    drain()
    expect(asked).toEqual([])
  })

  it('[T-069] is cut off beyond 4 MiB, and not for one document that is larger', () => {
    const { wire, send } = aReader()
    send(step2Frame(new Uint8Array(6 * mib)))
    send(encodeOurs('saved', { frames: 1, at: '' }))
    expect(wire.ended).toBe(false)
    const other = aReader()
    other.send(update(mib))
    for (let at = 0; at < 3; at += 1) other.send(step2Frame(new Uint8Array(mib)))
    expect(other.wire.ended).toBe(true)
  })

  it('[T-069] is cut off after 10 s in which it takes nothing, and not while it takes something', () => {
    const { clock, wire, send } = aReader()
    send(update(mib))
    clock.move(9_000)
    wire.progress += 1
    clock.move(10_000)
    expect(wire.ended).toBe(false)
    clock.move(1_000)
    expect(wire.ended).toBe(true)
  })
})
