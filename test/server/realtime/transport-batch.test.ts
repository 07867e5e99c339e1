// Batches: frames as the standard has them, and the same bytes for everyone whatever was left out for whom.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchesOf } from '../../../server/realtime/transport-batch.ts'

/** RFC 6455, read back. */
function payloads(bytes: Buffer): Buffer[] {
  const read: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    expect(bytes[at]).toBe(0x82)
    const short = bytes[at + 1] ?? 0
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    read.push(bytes.subarray(at + header, at + header + length))
    at += header + length
  }
  return read
}

describe('batches', () => {
  it.each([
    [0, [0x82, 0]],
    [125, [0x82, 125]],
    [126, [0x82, 126, 0, 126]],
    [65_535, [0x82, 126, 255, 255]],
    [65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('frame %i bytes as RFC 6455 says', (length, header) => {
    const payload = Uint8Array.from({ length }, (_, at) => at % 251)
    const [batch] = batchesOf([[payload]])
    expect(Uint8Array.from(batch?.webSocket ?? [])).toEqual(Uint8Array.from([...header, ...payload]))
    expect(batch?.base64()).toEqual([Buffer.from(payload).toString('base64')])
  })

  it('carry each list of frames in its order, whatever they share', () => {
    const frames = Array.from({ length: 30 }, (_, at) => new Uint8Array(at * 9).fill(at))
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(29), { maxLength: 40 }), { maxLength: 8 }), (lists) => {
        const wanted = lists.map((list) => list.flatMap((at) => frames[at] ?? []))
        const batches = batchesOf(wanted)
        expect(batches.map(({ webSocket }) => payloads(webSocket).map((each) => [...each]))).toEqual(
          wanted.map((list) => list.map((each) => [...each])),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('are one buffer for everybody who gets the same, and hold each frame once', () => {
    const frames = Array.from({ length: 10 }, (_, at) => new Uint8Array(20).fill(at))
    const [all, tail, again] = batchesOf([frames, frames.slice(5), frames])
    expect(tail?.webSocket.buffer).toBe(all?.webSocket.buffer)
    expect(again?.webSocket.byteOffset).toBe(all?.webSocket.byteOffset)
  })
})
