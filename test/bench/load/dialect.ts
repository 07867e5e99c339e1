// Dialects: how a client of each kind of server finds a room, says who it is, and wraps y-websocket's messages. What is inside is the same
// for all: sync step 1, step 2, update. Used by room-client.ts.

import * as encoding from 'lib0/encoding'
import { programmeName, seatOf } from '../board.ts'

export const dialectNames = ['veivalg', 'y-websocket', 'hocuspocus', 'relay'] as const
export type DialectName = (typeof dialectNames)[number]

export interface Dialect {
  /** Whether the server keeps a document at all. */
  readonly keeps: boolean
  /** Whether the server says what is saved. */
  readonly saves: boolean
  /** Whether the board must be handed to the server first. */
  readonly bringsBoard: boolean
  /** Address of a room's connection. @param o.client its Yjs client id */
  url(o: { readonly origin: string; readonly room: number; readonly client: number }): string
  headers(o: { readonly origin: string; readonly cookie: string }): Readonly<Record<string, string>>
  /** Bytes before each message. */
  prefix(room: number): Uint8Array
  /** What is sent before anything else. */
  hello(room: number): readonly Uint8Array[]
  /** Signs in as the n-th person. @returns a Cookie header, or nothing where nobody asks */
  signIn(origin: string, person: number): Promise<string>
}

const nothing = new Uint8Array()
const open = {
  keeps: true,
  saves: false,
  bringsBoard: true,
  url: ({ origin, room }) => `${origin.replace('http', 'ws')}/${programmeName(room)}`,
  headers: () => ({}),
  prefix: () => nothing,
  hello: () => [],
  signIn: async () => '',
} satisfies Dialect

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  'y-websocket': open,
  relay: { ...open, keeps: false, bringsBoard: false },
  hocuspocus: {
    ...open,
    url: ({ origin }) => `${origin.replace('http', 'ws')}/`,
    prefix: address,
    hello: (room) => [token(room)],
  },
  veivalg: {
    ...open,
    saves: true,
    bringsBoard: false,
    url: ({ origin, room, client }) =>
      `${origin.replace('http', 'ws')}/live/board/${programmeName(room)}?client=${client}&schema=2`,
    headers: ({ origin, cookie }) => ({ Origin: origin, Cookie: cookie }),
    signIn,
  },
}

function address(room: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, programmeName(room))
  return encoding.toUint8Array(encoder)
}

/** Hocuspocus waits for a token before it lets anybody in; without its own hooks any will do. */
function token(room: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, programmeName(room))
  encoding.writeVarUint(encoder, 2)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, 'bench')
  return encoding.toUint8Array(encoder)
}

async function signIn(origin: string, person: number): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ seat: seatOf(person) }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`nobody could sign in: ${answer.status} ${await answer.text()}`)
  return cookie
}
