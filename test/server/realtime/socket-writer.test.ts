// Socket writer: frames as the standard has them, one write per tick, and an end to who does not read.

import { Duplex, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Receiver } from 'ws'
import { framed, socketWriter } from '../../../server/realtime/socket-writer.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('writing to sockets', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('frames %i bytes so that a client reads them', async (length) => {
    const payload = Uint8Array.from({ length }, (_, at) => at % 251)
    const receiver = new Receiver({ binaryType: 'nodebuffer', isServer: false })
    const message = new Promise<Uint8Array>((resolve) => {
      receiver.on('message', (data: Buffer) => resolve(Uint8Array.from(data)))
    })
    Writable.prototype.write.call(receiver, framed(payload))
    expect(await message).toEqual(payload)
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
