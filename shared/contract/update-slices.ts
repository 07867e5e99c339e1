// Update slices: cuts one large Yjs update into smaller ones, byte for byte, so that a large document is taken in over several tasks and the
// page, or the server, stays awake. What the server itself wrote (the bulk of a board) is cut; what people wrote comes after it in one piece, with the
// deletions last. Applied in order, the slices make exactly the document the whole makes. Called by client/live/first-sync.ts
// and server/realtime/in-slices.ts.
// Source of the format: Yjs, UpdateEncoderV1 and Item.write.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { serverClientId } from '../document/first-update.ts'

/** @returns the slices in order; the update alone when there is nothing to cut. @throws when the bytes are not an update of version 1 */
export function* updateSlices(update: Uint8Array, structsPerSlice: number): Generator<Uint8Array> {
  const decoder = decoding.createDecoder(update)
  const clients = decoding.readVarUint(decoder)
  const sectionsAt = decoder.pos
  for (let at = 0; at < clients; at += 1) {
    const sectionAt = decoder.pos
    const structs = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    if (client !== serverClientId) {
      for (let struct = 0; struct < structs; struct += 1) skipStruct(decoder)
      continue
    }
    yield* slicesOf({ decoder, structs, clock, structsPerSlice })
    const before = update.subarray(sectionsAt, sectionAt)
    const after = update.subarray(decoder.pos)
    // Sections stand in falling order of client id, so nothing but the deletions follows the server's own.
    yield joined(clients - 1, [before, after])
    return
  }
  yield update
}

function* slicesOf(o: {
  decoder: decoding.Decoder
  structs: number
  clock: number
  structsPerSlice: number
}): Generator<Uint8Array> {
  const { decoder, structs, structsPerSlice } = o
  let { clock } = o
  for (let done = 0; done < structs; done += structsPerSlice) {
    const count = Math.min(structsPerSlice, structs - done)
    const from = decoder.pos
    const startsAt = clock
    for (let struct = 0; struct < count; struct += 1) clock += skipStruct(decoder)
    const encoder = encoding.createEncoder()
    for (const value of [1, count, serverClientId, startsAt]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8Array(encoder, decoder.arr.subarray(from, decoder.pos))
    encoding.writeVarUint(encoder, 0)
    yield encoding.toUint8Array(encoder)
  }
}

function joined(clients: number, parts: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients)
  for (const part of parts) encoding.writeUint8Array(encoder, part)
  return encoding.toUint8Array(encoder)
}

const gc = 0
const skip = 10
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentKey = 0x20

/** Steps over one struct. @returns how many clock ticks it takes */
function skipStruct(decoder: decoding.Decoder): number {
  const info = decoding.readUint8(decoder)
  const kind = info & 0x1f
  if (kind === gc || kind === skip) return decoding.readVarUint(decoder)
  if (info & hasOrigin) skipId(decoder)
  if (info & hasRightOrigin) skipId(decoder)
  if (!(info & (hasOrigin | hasRightOrigin))) {
    const parentIsRoot = decoding.readVarUint(decoder) === 1
    if (parentIsRoot) skipText(decoder)
    else skipId(decoder)
    if (info & hasParentKey) skipText(decoder)
  }
  return skipContent(decoder, kind)
}

function skipContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return decoding.readVarUint(decoder)
    case 2: // JSON
      return repeat(decoder, skipText)
    case 3: // binary
    case 5: // embed
      skipText(decoder)
      return 1
    case 4: // string
      return decoding.readVarString(decoder).length
    case 6: // format
      skipText(decoder)
      skipText(decoder)
      return 1
    case 7: {
      const type = decoding.readVarUint(decoder)
      const isNamed = type === 3 || type === 5
      if (isNamed) skipText(decoder)
      return 1
    }
    case 8: // any
      return repeat(decoder, decoding.readAny)
    default:
      throw new Error(`an update holds content of kind ${kind}, which no board has`)
  }
}

function repeat(decoder: decoding.Decoder, step: (decoder: decoding.Decoder) => unknown): number {
  const count = decoding.readVarUint(decoder)
  for (let at = 0; at < count; at += 1) step(decoder)
  return count
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}

function skipText(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder)
  decoder.pos += length
}
