// Raw socket: the client's side of one WebSocket on a bare TCP connection, as cheap as it can be, so that what is measured is the server.
// One shared buffer takes what all sockets read; a message is handed over as a place in a buffer and must be read before the call returns.
// Masks with zeros: the server unmasks all the same. Used by room-client.ts.

import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  /** Sends binary messages in one write. */
  send(messages: readonly Uint8Array[]): void
  close(): void
}

export interface RawSocketOptions {
  /** `ws://host:port/path?query` */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly onOpen: () => void
  /** One binary message, from `start` up to `end` of `bytes`. */
  readonly onMessage: (bytes: Uint8Array, start: number, end: number) => void
  /** The connection ended, for whatever reason but our own `close`. */
  readonly onLost: (why: string) => void
}

const readBytes = 262_144
const shared = Buffer.allocUnsafe(readBytes)
const opPing = 9
const opClose = 8

export function rawSocket(o: RawSocketOptions): RawSocket {
  const { hostname, port, pathname, search } = new URL(o.url)
  let open = false
  let ours = false
  /** Bytes of a message that has not come whole yet. */
  let parts: Buffer[] = []
  let partBytes = 0
  let neededBytes = 0

  const lost = (why: string): void => {
    if (ours) return
    ours = true
    o.onLost(why)
    socket.destroy()
  }

  const take = (bytes: Buffer): void => {
    let at = open ? 0 : opening(bytes)
    while (at < bytes.length) {
      const frame = header(bytes, at)
      if (frame === null || frame.end > bytes.length) {
        keep(bytes.subarray(at), (frame?.end ?? bytes.length + 1) - at)
        return
      }
      const { start, end, op } = frame
      if (op === 2) o.onMessage(bytes, start, end)
      else if (op === opPing) socket.write(maskedFrame([bytes.subarray(start, end)], 0x8a))
      else if (op === opClose) {
        lost(start + 2 <= end ? `${bytes.readUInt16BE(start)} ${bytes.toString('utf8', start + 2, end)}` : 'closed')
        return
      }
      at = end
    }
  }

  /** Reads the answer to the handshake. @returns where the first frame stands */
  const opening = (bytes: Buffer): number => {
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) keep(bytes, bytes.length + 1)
    else if (!bytes.subarray(0, 12).toString('latin1').endsWith(' 101')) lost(bytes.toString('latin1', 0, end))
    else {
      open = true
      o.onOpen()
      return end + 4
    }
    return bytes.length
  }

  const keep = (rest: Buffer, needed: number): void => {
    parts = [Buffer.from(rest)]
    partBytes = rest.length
    neededBytes = needed
  }

  const socket: Socket = connect({
    host: hostname,
    port: Number(port),
    onread: {
      buffer: shared,
      callback: (count) => {
        const bytes = shared.subarray(0, count)
        if (partBytes === 0) {
          take(bytes)
          return true
        }
        parts.push(Buffer.from(bytes))
        partBytes += count
        if (partBytes < neededBytes) return true
        const whole = Buffer.concat(parts, partBytes)
        parts = []
        partBytes = 0
        take(whole)
        return true
      },
    },
  })
  socket.setNoDelay(true)
  socket.on('connect', () => socket.write(handshake({ ...o, host: `${hostname}:${port}`, path: pathname + search })))
  socket.on('error', (error) => lost(error.message))
  socket.on('close', () => lost('the connection ended'))
  return {
    send(messages) {
      socket.write(maskedFrame(messages, 0x82))
    },
    close() {
      ours = true
      socket.destroy()
    },
  }
}

function handshake(o: RawSocketOptions & { readonly host: string; readonly path: string }): string {
  const headers = {
    Host: o.host,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...o.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `GET ${o.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

/** Where the payload of the frame at `at` stands. @returns null when its head is not there whole. */
function header(bytes: Buffer, at: number): { start: number; end: number; op: number } | null {
  if (at + 2 > bytes.length) return null
  const op = (bytes[at] ?? 0) & 0x0f
  const short = bytes[at + 1] ?? 0
  if (short < 126) return { start: at + 2, end: at + 2 + short, op }
  if (short === 126) {
    if (at + 4 > bytes.length) return null
    return { start: at + 4, end: at + 4 + bytes.readUInt16BE(at + 2), op }
  }
  if (at + 10 > bytes.length) return null
  return { start: at + 10, end: at + 10 + Number(bytes.readBigUInt64BE(at + 2)), op }
}

function maskedFrame(messages: readonly Uint8Array[], first: number): Buffer {
  let total = 0
  for (const { length } of messages) total += length + (length < 126 ? 6 : length < 65_536 ? 8 : 14)
  const frame = Buffer.allocUnsafe(total)
  let at = 0
  for (const message of messages) {
    const { length } = message
    frame[at] = first
    if (length < 126) {
      frame[at + 1] = 0x80 | length
      at += 2
    } else if (length < 65_536) {
      frame[at + 1] = 0x80 | 126
      frame.writeUInt16BE(length, at + 2)
      at += 4
    } else {
      frame[at + 1] = 0x80 | 127
      frame.writeBigUInt64BE(BigInt(length), at + 2)
      at += 10
    }
    frame.fill(0, at, at + 4)
    frame.set(message, at + 4)
    at += 4 + length
  }
  return frame
}
