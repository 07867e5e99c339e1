// Socket writer: frames as the standard has them, one write per tick, and an end to who does not read.

import { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { framed, socketWriter } from '../../../server/realtime/socket-writer.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('writing to sockets', () => {
  it.each([
    [0, [0x82, 0]],
    [125, [0x82, 125]],
    [126, [0x82, 126, 0, 126]],
    [65_535, [0x82, 126, 255, 255]],
    [65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('frames %i bytes as RFC 6455 says', (length, header) => {
    const payload = Uint8Array.from({ length }, (_, at) => at % 251)
    expect(Uint8Array.from(framed(payload))).toEqual(Uint8Array.from([...header, ...payload]))
  })

  it('writes what one tick brings in one go, in order', async () => {
    const writes: string[][] = []
    const socket = new Duplex({
      read: () => undefined,
      writev(chunks, done) {
        writes.push(chunks.map(({ chunk }) => chunk.toString()))
        done()
      },
    })
    const writer = socketWriter({ socket, cutOff: () => undefined })
    for (const text of ['a', 'b', 'c']) writer.write(Buffer.from(text))
    expect(writes).toEqual([])
    await tick()
    expect(writes).toEqual([['a', 'b', 'c']])
  })

  it('cuts off a reader with more than 4 MiB before it, and nobody for one large document', async () => {
    let cut = 0
    const socket = new Duplex({ read: () => undefined, write: () => undefined })
    const writer = socketWriter({
      socket,
      cutOff: () => {
        cut += 1
      },
    })
    writer.write(Buffer.alloc(5 * 1_048_576))
    await tick()
    expect(cut).toBe(0)
    writer.write(Buffer.alloc(1))
    await tick()
    expect(cut).toBe(1)
  })
})
