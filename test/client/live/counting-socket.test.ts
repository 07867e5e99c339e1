// The count of frames at the wire: what the server counts is counted, once, in its order.

import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { countingSocket, frameKind } from '../../../client/live/counting-socket.ts'
import { maxUpdateBytes } from '../../../shared/contract/limits.ts'
import { encodeConfirmed } from '../../../shared/contract/wire.ts'

function message(...parts: (number | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

const bytes = new Uint8Array([1, 2, 3])
const stepOne = message(0, 0, bytes)
const stepTwo = message(0, 1, bytes)
const update = message(0, 2, bytes)
const awareness = message(1, bytes)

function socket(removals = 0) {
  const out: Uint8Array[] = []
  const told: (readonly [string, number])[] = []
  class Base {
    send(data: Uint8Array): void {
      out.push(data)
    }
  }
  const Counting = countingSocket(Base as unknown as typeof WebSocket, {
    removals: () => removals,
    sent: (frame, kind) => told.push([kind, frame]),
    tooLarge: (frame) => told.push(['too-large', frame]),
  })
  return { socket: new Counting('ws://test'), out, told }
}

describe('counting socket', () => {
  it('knows updates and step 2 from everything else', () => {
    expect([stepOne, stepTwo, update, awareness, new Uint8Array()].map(frameKind)).toEqual([
      null,
      'step-2',
      'update',
      null,
      null,
    ])
  })

  it('[ADM8] counts step 2 and updates, and nothing else', () => {
    const { socket: counting, out, told } = socket()
    for (const data of [stepOne, awareness, stepTwo, update, awareness, update]) counting.send(data)
    expect(told).toEqual([
      ['step-2', 1],
      ['update', 2],
      ['update', 3],
    ])
    expect(out).toEqual([stepOne, awareness, stepTwo, update, awareness, update])
  })

  it('holds back updates until the step 2, which carries them', () => {
    const { socket: counting, out, told } = socket()
    for (const data of [stepOne, update, update, stepTwo, update]) counting.send(data)
    expect(out).toEqual([stepOne, stepTwo, update])
    expect(told).toEqual([
      ['step-2', 1],
      ['update', 2],
    ])
  })

  it('[ITM7] says before a frame that removes many how many were confirmed, and nothing before others', () => {
    const many = socket(21)
    for (const data of [stepTwo, awareness, update]) many.socket.send(data)
    expect(many.out).toEqual([encodeConfirmed(21), stepTwo, awareness, encodeConfirmed(21), update])
    expect(many.told).toEqual([
      ['step-2', 1],
      ['update', 2],
    ])
    const few = socket(20)
    few.socket.send(stepTwo)
    expect(few.out).toEqual([stepTwo])
  })

  it('does not send what the server would never take', () => {
    const { socket: counting, out, told } = socket()
    counting.send(message(0, 1, new Uint8Array(maxUpdateBytes)))
    expect([out, told]).toEqual([[], [['too-large', 1]]])
  })
})
