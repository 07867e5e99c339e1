// Socket writer: one write per tick, and a slow socket gets one slice at a time.

import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { socketWriter } from '../../../server/realtime/socket-writer.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

/** A socket that takes what it is given when `take` is called, or at once. */
function aSocket(o: { readonly slow: boolean }) {
  const writes: Buffer[] = []
  let done: (() => void) | null = null
  const socket = new Writable({
    writev(chunks: { chunk: Buffer }[], finished) {
      const written = Buffer.concat(chunks.map(({ chunk }) => chunk))
      if (written.length > 0) writes.push(written)
      if (o.slow && written.length > 0) done = finished
      else finished()
    },
  })
  return {
    socket,
    writes,
    async take() {
      const finished = done
      done = null
      finished?.()
      await tick()
    },
  }
}

describe('writing to sockets', () => {
  it('writes what one tick brings in one go, in order', async () => {
    const { socket, writes } = aSocket({ slow: false })
    const writer = socketWriter({ socket, heard: { drained: () => undefined } })
    for (const text of ['a', 'b', 'c']) writer.write(Buffer.from(text))
    expect(writes).toEqual([])
    expect(writer.queuedBytes).toBe(3)
    await tick()
    expect(writes.map(String)).toEqual(['abc'])
    expect([writer.queuedBytes, writer.progress]).toEqual([0, 0])
  })

  it('[T-069] gives a slow socket one slice at a time, and tells when it takes something and when it has taken all', async () => {
    const slow = aSocket({ slow: true })
    let drained = 0
    const writer = socketWriter({
      socket: slow.socket,
      heard: {
        drained() {
          drained += 1
        },
      },
    })
    const sent = Buffer.from(Array.from({ length: 150_000 }, (_, at) => at % 251))
    writer.write(sent.subarray(0, 149_990))
    writer.write(sent.subarray(149_990))
    await tick()
    expect(slow.writes.map((each) => each.length)).toEqual([65_536])
    expect(writer.queuedBytes).toBe(150_000)
    await slow.take()
    expect([writer.queuedBytes, writer.progress, drained]).toEqual([150_000 - 65_536, 1, 0])
    await slow.take()
    await slow.take()
    expect([writer.queuedBytes, writer.progress, drained]).toEqual([0, 3, 1])
    expect(Buffer.concat(slow.writes).equals(sent)).toBe(true)
  })

  it('[T-069] tells also of what was taken at once, however much it was: whoever was spared for it would wait for ever', async () => {
    const { socket } = aSocket({ slow: false })
    let drained = 0
    const heard = {
      drained() {
        drained += 1
      },
    }
    const writer = socketWriter({ socket, heard })
    writer.write(Buffer.alloc(2_000_000))
    expect(drained).toBe(0)
    await tick()
    expect([writer.queuedBytes, drained]).toEqual([0, 1])
  })

  it('hands over everything, in order, at the end', async () => {
    const slow = aSocket({ slow: true })
    const writer = socketWriter({ socket: slow.socket, heard: { drained: () => undefined } })
    writer.write(Buffer.alloc(70_000, 1))
    await tick()
    writer.write(Buffer.alloc(3, 2))
    writer.finish()
    slow.socket.end()
    while (!slow.socket.writableFinished) await slow.take()
    expect(Buffer.concat(slow.writes).equals(Buffer.concat([Buffer.alloc(70_000, 1), Buffer.alloc(3, 2)]))).toBe(true)
  })
})
