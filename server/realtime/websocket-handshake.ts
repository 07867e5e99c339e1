// WebSocket handshake: whether a request asks for a WebSocket as RFC 6455 has it, and the answer that opens one. No extensions, no
// subprotocols. Pure. Called by socket.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const keyForm = /^[+/0-9A-Za-z]{22}==$/
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** @returns the head of the answer that opens the WebSocket, or null where this is no such request. */
export function openingAnswer({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): string | null {
  const key = headers['sec-websocket-key']
  if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket') return null
  if (key === undefined || !keyForm.test(key) || headers['sec-websocket-version'] !== '13') return null
  const accept = createHash('sha1').update(`${key}${guid}`).digest('base64')
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
}
