// Batches: frames as the standard has them, and the same bytes for everyone whatever was left out for whom.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { updateFrame } from '../../../server/realtime/frames.ts'
import type { Sent } from '../../../server/realtime/session.ts'
import { type Batch, batchesOf } from '../../../server/realtime/transport-batch.ts'

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
    const [batch] = batchesOf([{ frames: [payload] }])
    expect(Uint8Array.from(Buffer.concat(batch?.webSocket ?? []))).toEqual(Uint8Array.from([...header, ...payload]))
    expect(batch?.base64()).toEqual([Buffer.from(payload).toString('base64')])
  })

  it('[SES12] carry a large frame as the bytes it stands in, in its place', () => {
    const large = new Uint8Array(40_000).fill(7)
    const frames = [new Uint8Array(3).fill(1), large, new Uint8Array(5).fill(2), large, new Uint8Array(4).fill(3)]
    const [all, some] = batchesOf([{ frames }, { frames, without: [0, 3] }])
    const sent = (batch: Batch | undefined) => payloads(Buffer.concat(batch?.webSocket ?? [])).map((each) => [...each])
    expect(sent(all)).toEqual(frames.map((each) => [...each]))
    expect(sent(some)).toEqual([1, 2, 4].map((at) => [...(frames[at] ?? [])]))
    expect(all?.webSocket.map((piece) => piece.buffer === large.buffer)).toEqual([false, true, false, true, false])
    expect(some?.webSocket.map((piece) => piece.buffer === large.buffer)).toEqual([false, true, false, false])
  })

  it('carry each list of frames in its order, but for what is left out of it; updates framed', () => {
    const frames = Array.from({ length: 30 }, (_, at) => new Uint8Array(at === 29 ? 33_000 : at * 9).fill(at))
    const places = fc.array(fc.nat(29), { maxLength: 40 })
    const lists = fc.array(fc.record({ places, areUpdates: fc.boolean() }), { minLength: 1, maxLength: 4 })
    const picks = fc.array(fc.record({ list: fc.nat(), without: fc.option(fc.uniqueArray(fc.nat(39))) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(lists, picks, (made, picked) => {
        const shared = made.map(({ places, areUpdates }): Sent => {
          const list = places.flatMap((at) => frames[at] ?? [])
          return areUpdates ? { frames: list, areUpdates } : { frames: list }
        })
        const sent = picked.map(({ list, without }): Sent => {
          const of = shared[list % shared.length] ?? { frames: [] }
          const left = without?.filter((at) => at < of.frames.length).toSorted((a, b) => a - b)
          return left === undefined ? of : { ...of, without: left }
        })
        const batches = batchesOf(sent)
        const wanted = sent.map(({ frames: of, areUpdates, without = [] }) =>
          of.filter((_, at) => !without.includes(at)).map((each) => (areUpdates ? updateFrame(each) : each)),
        )
        // As text, which is compared at once; an array of 33,000 numbers is not.
        const text = (lists: readonly (readonly Uint8Array[])[]) =>
          lists.map((list) => list.map((each) => Buffer.from(each).toString('base64')))
        expect(text(batches.map((batch) => payloads(Buffer.concat(batch.webSocket))))).toEqual(text(wanted))
        expect(text(batches.map((batch) => batch.frames))).toEqual(text(wanted))
        expect(batches.map((batch) => batch.base64())).toEqual(text(wanted))
      }),
      { numRuns: 200 },
    )
  })

  it('are pieces of one buffer for everybody who gets the same list, and hold each frame once', () => {
    const frames = Array.from({ length: 10 }, (_, at) => new Uint8Array(20).fill(at))
    const [all, some, again] = batchesOf([{ frames }, { frames, without: [0, 4, 5] }, { frames }])
    const places = (batch: Batch | undefined) =>
      batch?.webSocket.map((piece) => [piece.byteOffset - (all?.webSocket[0]?.byteOffset ?? 0), piece.length])
    expect([all, some, again].map(places)).toEqual([
      [[0, 220]],
      [
        [22, 66],
        [132, 88],
      ],
      [[0, 220]],
    ])
    expect(some?.webSocket[0]?.buffer).toBe(all?.webSocket[0]?.buffer)
  })
})
