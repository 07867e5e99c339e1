// Peer: a raw relay, the least a room can be. Whatever comes is handed to everyone else in the room, framed once, each socket written once
// per tick. No decoding, no storing, no rights, no answer to who joins. Started by stand.ts.

import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'

interface Member {
  readonly socket: Duplex
  queued: Buffer[]
}

const rooms = new Map<string, Set<Member>>()
const dirty = new Set<Member>()
const server = createServer()
const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })

server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws) => {
    const name = request.url ?? '/'
    const members = rooms.get(name) ?? new Set<Member>()
    rooms.set(name, members)
    const self: Member = { socket, queued: [] }
    members.add(self)
    ws.on('message', (data: Buffer) => show({ members, from: self, bytes: data }))
    ws.on('close', () => members.delete(self))
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')

function show(o: { readonly members: ReadonlySet<Member>; readonly from: Member; readonly bytes: Buffer }): void {
  const frame = framed(o.bytes)
  if (dirty.size === 0) setImmediate(flush)
  for (const member of o.members) {
    if (member === o.from) continue
    member.queued.push(frame)
    dirty.add(member)
  }
}

function flush(): void {
  for (const member of dirty) {
    const { socket, queued } = member
    member.queued = []
    socket.cork()
    for (const frame of queued) socket.write(frame)
    socket.uncork()
  }
  dirty.clear()
}

/** The bytes of an unmasked, final, binary WebSocket frame. */
function framed(payload: Buffer): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x82
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}
