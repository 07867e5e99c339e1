// Wire: the messages of a live connection beyond y-websocket's own (0 sync, 1 awareness, 2 auth, 3 query awareness).
// A varint type and one JSON text. Sent only to a client that named its schema in the address, so an unmodified provider never
// meets them. Encoded by server/realtime, decoded by client/live. Two go the other way: what a person has confirmed, and what a former generation came to.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { refusalSchema } from '../outcome.ts'
import { roleSchema } from '../role.ts'
import { noticeSchema } from './notice.ts'

export const messageSync = 0
export const messageAwareness = 1
export const messageQueryAwareness = 3
/** From a client: a varint of how many records its next update frame may remove, which the person has confirmed. */
export const messageConfirmed = 107
/** From a client: the name of a generation of the room that is over. To it: the same, and the whole document it ended with; empty where it is not known. */
export const messageFormer = 108

/** The person behind a client id or a presence, as the server knows it. `colour` is 1–5, the same for everyone who looks. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  role: roleSchema.nullable(),
  colour: z.number().int().min(1).max(5),
})
export type Person = Readonly<z.infer<typeof personSchema>>

/** First message of a connection: what room this is and what one may do in it. `generation` goes back in the next connection's address. */
export const welcomeSchema = z.object({
  generation: z.string(),
  schemaVersion: z.number().int(),
  person: personSchema,
  mayWrite: z.boolean(),
  serverTime: z.string(),
  /** The build of the page that is served now; null where it is not built. */
  build: z.string().nullable().optional(),
  /** The server hears what was confirmed (`encodeConfirmed`); one of an older build would take it for garbage. */
  hearsConfirmed: z.boolean().optional(),
  /** The server tells what a former generation came to (`encodeAskFormer`); one of an older build would take the question for garbage. */
  tellsFormer: z.boolean().optional(),
})
export type Welcome = Readonly<z.infer<typeof welcomeSchema>>

/** The first `frames` update and step-2 frames of this connection are durable; `at` is when the last of them was. */
export const savedSchema = z.object({ frames: z.number().int(), at: z.string() })
export type Saved = Readonly<z.infer<typeof savedSchema>>

/** Whether the room can be changed now. */
export const statusSchema = z.object({ mode: z.enum(['rw', 'read-only', 'draining']), reason: z.string().optional() })
export type Status = Readonly<z.infer<typeof statusSchema>>

/** These client ids write for this person. Comes before the first update that carries them. */
export const authorsSchema = z.object({ clientIds: z.array(z.number()), person: personSchema.nullable() })
export type Authors = Readonly<z.infer<typeof authorsSchema>>

/** The `frame`-th frame was refused whole; the close follows. */
export const refusedSchema = z.object({ frame: z.number().int(), refusal: refusalSchema })
export type Refused = Readonly<z.infer<typeof refusedSchema>>

/** The canonical hash of the document at a head of this generation, when the room has been quiet for a while. */
export const digestSchema = z.object({ head: z.number().int(), hash: z.string() })
export type Digest = Readonly<z.infer<typeof digestSchema>>

export const ourMessages = {
  welcome: { type: 100, schema: welcomeSchema },
  saved: { type: 101, schema: savedSchema },
  status: { type: 102, schema: statusSchema },
  authors: { type: 103, schema: authorsSchema },
  refused: { type: 104, schema: refusedSchema },
  digest: { type: 105, schema: digestSchema },
  notice: { type: 106, schema: noticeSchema },
} as const
export type OurMessageName = keyof typeof ourMessages
export type OurMessage<Name extends OurMessageName> = z.infer<(typeof ourMessages)[Name]['schema']>

/** @returns what goes before an update frame that removes more than `maxRemovedPerUpdate` records. */
export function encodeConfirmed(removals: number): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageConfirmed)
  encoding.writeVarUint(encoder, removals)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** What a generation came to that is over; null = this server does not know it. */
export interface Former {
  readonly generation: string
  readonly whole: Uint8Array | null
}

/** How a room's history is named: `<lineage>.<generation>`. */
export const generationPattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})$/

/** @returns the question what a generation came to. */
export function encodeAskFormer(generation: string): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageFormer)
  encoding.writeVarString(encoder, generation)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** @returns the answer. */
export function encodeFormer({ generation, whole }: Former): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageFormer)
  encoding.writeVarString(encoder, generation)
  encoding.writeVarUint8Array(encoder, whole ?? new Uint8Array())
  return encoding.toUint8Array(encoder)
}

/** Reads an answer after its type was read. @returns null when it is none */
export function decodeFormer(decoder: decoding.Decoder): Former | null {
  try {
    const generation = decoding.readVarString(decoder)
    const whole = decoding.readVarUint8Array(decoder).slice()
    return { generation, whole: whole.length === 0 ? null : whole }
  } catch {
    return null
  }
}

/** @returns the bytes of one of our messages. */
export function encodeOurs<Name extends OurMessageName>(name: Name, value: OurMessage<Name>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, ourMessages[name].type)
  encoding.writeVarString(encoder, JSON.stringify(value))
  return encoding.toUint8Array(encoder)
}

/** Reads the JSON text of one of our messages after its type was read. @returns null when it is not of the message's shape. */
export function decodeOurs<Name extends OurMessageName>(
  name: Name,
  decoder: decoding.Decoder,
): OurMessage<Name> | null {
  try {
    const parsed = ourMessages[name].schema.safeParse(JSON.parse(decoding.readVarString(decoder)))
    return parsed.success ? (parsed.data as OurMessage<Name>) : null
  } catch {
    return null
  }
}
