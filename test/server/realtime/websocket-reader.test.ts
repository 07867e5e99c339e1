// Reading a WebSocket: whatever bytes come and however they are cut, the same is heard as a well-kept library's receiver hears.

import type { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as ws from 'ws'
import { type WebSocketHeard, WebSocketReader } from '../../../server/realtime/websocket-reader.ts'

const limits = { maxMessageBytes: 400, maxFragments: 3 }

type Heard = readonly [what: string, ...details: unknown[]]

describe('reading a WebSocket', () => {
  it('[SES12] hears what was sent, in order, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(goodFrame(), { maxLength: 12 }), cuts(), (frames, cut) => {
        const bytes = Buffer.concat(inOrder(frames).map(encoded))
        expect(heardOf(bytes, cut)).toEqual(heardByLibrary(bytes))
      }),
      { numRuns: 2_000 },
    )
  })

  it('[SES12] ends with the same code at the same place where anything is wrong, and hears nothing after it', () => {
    fc.assert(
      fc.property(fc.array(anyFrame(), { minLength: 1, maxLength: 8 }), cuts(), (frames, cut) => {
        const bytes = Buffer.concat(frames.map(encoded))
        expect(heardOf(bytes, cut)).toEqual(heardByLibrary(bytes))
      }),
      { numRuns: 5_000 },
    )
  })

  it('[SES12] makes nothing of any bytes that the library does not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts(), (bytes, cut) => {
        expect(heardOf(Buffer.from(bytes), cut)).toEqual(heardByLibrary(Buffer.from(bytes)))
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['a length beyond every cap', Buffer.from('82ff7fffffffffffffff00000000', 'hex'), 1009],
    [
      'more fragments than there may be',
      Buffer.concat([1, 2, 3, 4].map((nth) => encoded({ ...plain, opcode: nth === 1 ? 2 : 0, fin: false }))),
      1008,
    ],
    ['a frame that is not masked', Buffer.from('820161', 'hex'), 1002],
  ])('[SES12] ends at %s', (_, bytes, code) => {
    expect(heardOf(bytes, [1]).at(-1)).toEqual(['breach', code])
  })

  it('[SES12] hears a long message that comes a few bytes at a time', () => {
    const payload = Buffer.alloc(60_000, 'abcdefg')
    const reader = new WebSocketReader({ maxMessageBytes: payload.length, maxFragments: 1 })
    const said: Heard[] = []
    const bytes = encoded({ ...plain, payload })
    for (let at = 0; at < bytes.length; at += 7) reader.read(bytes.subarray(at, at + 7), hearing(said))
    expect(said).toEqual([['message', payload.toString('hex'), true]])
  })
})

interface Frame {
  readonly fin: boolean
  readonly reserved: number
  readonly opcode: number
  readonly masked: boolean
  readonly mask: number
  readonly payload: Uint8Array
}

const plain: Frame = { fin: true, reserved: 0, opcode: 2, masked: true, mask: 0x01020304, payload: Buffer.from('abc') }

function goodFrame(): fc.Arbitrary<Frame> {
  const mask = fc.nat(0xffff_ffff)
  const data = fc.record({
    fin: fc.boolean(),
    opcode: fc.constantFrom(1, 2),
    payload: fc.uint8Array({ maxLength: 130 }),
    mask,
  })
  const control = fc.record({ opcode: fc.constantFrom(9, 10), payload: fc.uint8Array({ maxLength: 125 }), mask })
  return fc
    .oneof({ weight: 3, arbitrary: data }, { weight: 1, arbitrary: control.map((each) => ({ fin: true, ...each })) })
    .map((each) => ({ ...each, reserved: 0, masked: true }))
}

function anyFrame(): fc.Arbitrary<Frame> {
  const odd = fc.record({
    fin: fc.boolean(),
    reserved: fc.constantFrom(0, 0, 0, 0, 1, 2, 4),
    opcode: fc.nat(15),
    masked: fc.constantFrom(true, true, true, true, false),
    mask: fc.nat(0xffff_ffff),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 130 }),
      closePayload(),
      fc.uint8Array({ minLength: 300, maxLength: 500 }),
    ),
  })
  return fc.oneof(goodFrame(), odd)
}

function closePayload(): fc.Arbitrary<Uint8Array> {
  return fc.nat(5_200).map((code) => Uint8Array.of(code >> 8, code & 0xff))
}

function cuts(): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 })
}

/** Makes of any frames such as may follow one another. */
function inOrder(frames: readonly Frame[]): readonly Frame[] {
  let parts = 0
  return frames.map((frame) => {
    if (frame.opcode > 2) return frame
    const opcode = parts > 0 ? 0 : frame.opcode
    const fin = frame.fin || parts === limits.maxFragments - 1
    parts = fin ? 0 : parts + 1
    return { ...frame, opcode, fin }
  })
}

function encoded({ fin, reserved, opcode, masked, mask, payload }: Frame): Buffer {
  const { length } = payload
  const size = length < 126 ? Buffer.of(length) : Buffer.of(126, length >> 8, length & 0xff)
  size[0] = (size[0] ?? 0) | (masked ? 0x80 : 0)
  const key = Buffer.alloc(4)
  key.writeUInt32BE(mask)
  const body = Buffer.from(payload.map((byte, at) => (masked ? byte ^ (key[at & 3] ?? 0) : byte)))
  return Buffer.concat([Buffer.of((fin ? 0x80 : 0) | (reserved << 4) | opcode), size, ...(masked ? [key] : []), body])
}

function hearing(said: Heard[]): WebSocketHeard {
  return {
    message: (bytes, isBinary) => said.push(['message', Buffer.from(bytes).toString('hex'), isBinary]),
    pinged: (data) => said.push(['ping', Buffer.from(data).toString('hex')]),
    ponged: () => said.push(['pong']),
    closing: (code) => said.push(['closing', code]),
    breach: (code) => said.push(['breach', code]),
  }
}

function heardOf(bytes: Buffer, cut: readonly number[]): readonly Heard[] {
  const said: Heard[] = []
  const reader = new WebSocketReader(limits)
  let at = 0
  for (let nth = 0; at < bytes.length; nth += 1) {
    const end = at + (cut[nth % cut.length] ?? 1)
    // Read in place, as a socket's bytes are.
    reader.read(Buffer.from(bytes.subarray(at, end)), hearing(said))
    at = end
  }
  return said
}

function heardByLibrary(bytes: Buffer): readonly Heard[] {
  const said: Heard[] = []
  const receiver = libraryReceiver({
    isServer: true,
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxFragments,
    skipUTF8Validation: true,
  })
  receiver.on('message', (data: Buffer, isBinary: boolean) => said.push(['message', data.toString('hex'), isBinary]))
  receiver.on('ping', (data: Buffer) => said.push(['ping', data.toString('hex')]))
  receiver.on('pong', () => said.push(['pong']))
  receiver.on('conclude', (code: number) => said.push(['closing', code]))
  receiver.on('error', () => undefined)
  receiver._write(Buffer.from(bytes), 'buffer', (error) => {
    if (error) said.push(['breach', codeOf(error)])
  })
  return said
}

interface LibraryReceiver extends EventEmitter {
  _write(chunk: Buffer, encoding: string, done: (error?: Error) => void): void
}

/** Exported by the library, and left out of its types. */
function libraryReceiver(options: object): LibraryReceiver {
  const Receiver = Reflect.get(ws, 'Receiver') as new (options: object) => LibraryReceiver
  return new Receiver(options)
}

function codeOf(error: Error): unknown {
  const code = Object.getOwnPropertySymbols(error).find((each) => each.description === 'status-code')
  return code === undefined ? null : Reflect.get(error, code)
}
