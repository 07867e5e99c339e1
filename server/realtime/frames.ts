// Frames: bytes of a live connection ↔ values. Pure. Reads strictly: whole shortest varints, known types, nothing left over; whatever
// else comes is null, and closes the connection with 4400. Never y-protocols' own reader: it swallows errors. Called by room and socket.

import * as encoding from 'lib0/encoding'
import { maxRemovedConfirmed } from '../../shared/board/removals.ts'
import { maxClientIds } from '../../shared/contract/limits.ts'
import {
  generationPattern,
  messageAwareness,
  messageConfirmed,
  messageFormer,
  messageQueryAwareness,
  messageSync,
} from '../../shared/contract/wire.ts'

/** What a client may send. `update` bytes are not looked into here. */
export type Incoming =
  | { readonly kind: 'step-1'; readonly stateVector: ReadonlyMap<number, number> }
  | {
      readonly kind: 'update'
      readonly update: Uint8Array
      /** It answers a step 1 of ours, and so carries everything its sender has and we lack. */
      readonly step2: boolean
    }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'query-presence' }
  /** The next update may remove so many records: a person has confirmed it. */
  | { readonly kind: 'confirmed'; readonly removals: number }
  /** What did this generation come to that is over? */
  | { readonly kind: 'former'; readonly place: FormerPlace }

/** A generation of a room, by the lineage it was counted in. */
export interface FormerPlace {
  readonly lineage: string
  readonly generation: number
}

/** One client's presence; `state` is JSON text, `null` when it is gone. */
export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: string
}

const step1 = 0
const step2 = 1
/** The second byte of an update. */
export const updateStep = 2
const maxPresent = 1_000
/** A client may know every id of its room, and bring some of its own. */
const maxVectorEntries = 2 * maxClientIds

/** Reads one frame. A step 2 is judged like any other update. @returns null for anything that is not exactly one message. */
export function readFrame(bytes: Uint8Array): Incoming | null {
  const common = readShortUpdate(bytes)
  if (common !== null) return common
  const reader = new Reader(bytes)
  const incoming = readMessage(reader)
  return incoming !== null && reader.sound && reader.atEnd ? incoming : null
}

/** What nearly every frame is; anything else, and whatever is wrong, is left to the reader. */
function readShortUpdate(bytes: Uint8Array): Incoming | null {
  if (bytes[0] !== messageSync || bytes[1] !== updateStep) return null
  const first = bytes[2] ?? 0
  const second = first < 0x80 ? 0 : (bytes[3] ?? 0)
  const length = (first & 0x7f) + second * 0x80
  const start = first < 0x80 ? 3 : 4
  const isShort = second < 0x80 && (first < 0x80 || second > 0)
  if (!isShort || length === 0 || start + length !== bytes.length) return null
  return { kind: 'update', update: new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), step2: false }
}

function readMessage(reader: Reader): Incoming | null {
  switch (reader.varUint()) {
    case messageSync:
      return readSync(reader)
    case messageAwareness:
      return readPresence(new Reader(reader.bytes()))
    case messageQueryAwareness:
      return { kind: 'query-presence' }
    case messageConfirmed:
      return readConfirmed(reader)
    case messageFormer:
      return readFormer(reader)
    default:
      return null
  }
}

function readConfirmed(reader: Reader): Incoming | null {
  const removals = reader.varUint()
  return removals > maxRemovedConfirmed ? null : { kind: 'confirmed', removals }
}

function readFormer(reader: Reader): Incoming | null {
  const [, lineage, generation] = generationPattern.exec(reader.text()) ?? []
  return lineage === undefined ? null : { kind: 'former', place: { lineage, generation: Number(generation) } }
}

function readSync(reader: Reader): Incoming | null {
  const type = reader.varUint()
  const payload = reader.bytes()
  if (type === step2 || type === updateStep) {
    return payload.length === 0 ? null : { kind: 'update', update: payload, step2: type === step2 }
  }
  return type === step1 ? readStateVector(new Reader(payload)) : null
}

function readStateVector(reader: Reader): Incoming | null {
  const stateVector = new Map<number, number>()
  const count = reader.varUint()
  if (count > maxVectorEntries) return null
  for (let at = 0; at < count && reader.sound; at += 1) stateVector.set(reader.varUint(), reader.varUint())
  return reader.sound && reader.atEnd ? { kind: 'step-1', stateVector } : null
}

function readPresence(reader: Reader): Incoming | null {
  const entries: PresenceEntry[] = []
  const count = reader.varUint()
  if (count > maxPresent) return null
  for (let at = 0; at < count && reader.sound; at += 1) {
    entries.push({ clientId: reader.varUint(), clock: reader.varUint(), state: reader.text() })
  }
  return reader.sound && reader.atEnd ? { kind: 'presence', entries } : null
}

/** @returns an encoded state vector by client id; null when it is none. */
export function stateVectorOf(bytes: Uint8Array): ReadonlyMap<number, number> | null {
  const read = readStateVector(new Reader(bytes))
  return read?.kind === 'step-1' ? read.stateVector : null
}

/** @returns the server's question for what a client has that the server lacks. */
export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(step1, stateVector)
}

/** @returns the answer to a client's step 1. */
export function step2Frame(missing: Uint8Array): Uint8Array {
  return syncFrame(step2, missing)
}

/** @returns an update as it came, for everyone else. */
export function updateFrame(bytes: Uint8Array): Uint8Array {
  return syncFrame(updateStep, bytes)
}

/** Frames an update where it is sent from. @returns where the frame ends */
export function writeUpdateFrame(into: Uint8Array, at: number, update: Uint8Array): number {
  return writeSync(into, { at, type: updateStep, payload: update })
}

/** @returns presence of some clients. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

/** In one piece of just the length it takes: an encoder's own buffer would cost more than the frame. */
function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const piece = Buffer.allocUnsafe(syncFrameLength(payload))
  const frame = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
  writeSync(frame, { at: 0, type, payload })
  return frame
}

/** @returns how long the frame is that carries a payload. */
export function syncFrameLength({ length }: Uint8Array): number {
  let lengthBytes = 1
  for (let left = length; left > 0x7f; left = Math.floor(left / 128)) lengthBytes += 1
  return 2 + lengthBytes + length
}

/** @returns where the frame ends */
function writeSync(
  into: Uint8Array,
  o: { readonly at: number; readonly type: number; readonly payload: Uint8Array },
): number {
  const { payload } = o
  into[o.at] = messageSync
  into[o.at + 1] = o.type
  let at = o.at + 2
  let left = payload.length
  while (left > 0x7f) {
    into[at] = 0x80 | (left & 0x7f)
    left = Math.floor(left / 128)
    at += 1
  }
  into[at] = left
  into.set(payload, at + 1)
  return at + 1 + payload.length
}

const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads forward; once something is wrong it stays unsound and answers empty values. */
class Reader {
  sound = true
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** A whole number of at most 53 bits in its shortest form. */
  varUint(): number {
    let value = 0
    let factor = 1
    for (let read = 0; read < 8; read += 1) {
      const byte = this.#bytes[this.#at]
      if (byte === undefined) break
      this.#at += 1
      value += (byte & 0x7f) * factor
      if (byte < 0x80) {
        const overlong = byte === 0 && read > 0
        if (overlong || value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      factor *= 128
    }
    this.sound = false
    return 0
  }

  bytes(): Uint8Array {
    const length = this.varUint()
    const end = this.#at + length
    if (!this.sound || end > this.#bytes.length) {
      this.sound = false
      return new Uint8Array()
    }
    const part = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return part
  }

  text(): string {
    try {
      return strictText.decode(this.bytes())
    } catch {
      this.sound = false
      return ''
    }
  }
}
