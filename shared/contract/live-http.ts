// Live over HTTP: a live connection where WebSockets are blocked: server-sent events down, POSTs up. The token, 128 random bits of the client's,
// stands in the path so that a balancer can be sticky. Each way messages count from 1: what was cut off is asked for again, what comes twice
// passed over. An unknown token, another session's, or one that is over: 410. Kept by server/realtime, spoken by client/live.
// POST open/<room>?client=…[&schema=…][&generation=…]   204; 400, 403 as an upgrade; the rest by a `close` event; 409 a token of others
// GET  events   `frame`, `ping`, `close`; goes on after Last-Event-ID; a second stream takes over from the first
// POST frames   body of messagesBody, header x-first; 204 handed to the room, 409 a gap, 429 or 413 too much and `close` follows
// POST close    204

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { RoomName } from '../ids.ts'

const base = '/live-http'

/** The four addresses of a connection. A token is 32 lower-case hexadecimal digits. */
export const liveHttpPaths = {
  open: (token: string, room: RoomName) => `${base}/${token}/open/${room}`,
  events: (token: string) => `${base}/${token}/events`,
  frames: (token: string) => `${base}/${token}/frames`,
  close: (token: string) => `${base}/${token}/close`,
} as const

/** Number of the first message of a body. An empty body answers a ping, its number is not looked at. */
export const firstHeader = 'x-first'
export const framesContentType = 'application/octet-stream'
/** Largest body of frames, in bytes; a single message has the limit of every frame. */
export const maxFramesBodyBytes = 1_114_112
/** A comment goes down a silent stream this often. */
export const heartbeatMs = 15_000
/** Without a stream for so long the connection is over; the number after which to go on is then of no use. */
export const streamlessMs = 20_000
/** How much of what was sent is kept for a stream that is cut, in bytes; who asks for older ones is closed with 1012. */
export const keptBytes = 1_048_576

/**
 * `frame`: one message in base64; its id is its number. `ping`: answered at once with an empty POST of frames, as a WebSocket's ping is by
 * the browser, and by nobody who is closing: within 10 s, or the connection is over. `close`: the connection is over; its data is
 * `liveHttpCloseSchema` as JSON, and it has a number as a frame has.
 */
export const liveHttpEvents = ['frame', 'ping', 'close'] as const

export const liveHttpCloseSchema = z.object({ code: z.number().int(), reason: z.string() })
export type LiveHttpClose = Readonly<z.infer<typeof liveHttpCloseSchema>>

/** @returns messages as the body of a POST of frames: each after its length as a varint. */
export function messagesBody(messages: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  return encoding.toUint8Array(encoder)
}

/** @returns the messages of a body, views into it; null when a length is cut off or reaches beyond the end. */
export function readMessages(body: Uint8Array): readonly Uint8Array[] | null {
  const messages: Uint8Array[] = []
  const decoder = decoding.createDecoder(body)
  try {
    while (decoding.hasContent(decoder)) {
      const lengthBytes = decoding.readVarUint(decoder)
      if (lengthBytes > body.length - decoder.pos) return null
      messages.push(decoding.readUint8Array(decoder, lengthBytes))
    }
  } catch {
    return null
  }
  return messages
}
