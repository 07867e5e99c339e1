// Update reader: reads the common kinds of update without making anything of Yjs. What it reads, inspect-update admits and reads alike;
// what it does not know or does not like it leaves to inspect-update, so it needs no refusals of its own.
// Promises that every byte was looked at. Called by the judged document for every update.

import * as decoding from 'lib0/decoding'
import type { Json } from '../../shared/board/value.ts'
import { maxUpdateBytes } from '../../shared/contract/limits.ts'
import { rootsOf } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { type DeleteRange, maxClientId, maxClock } from './inspect-update.ts'
import type { Layout } from './laid-together.ts'
import { acceptName, acceptText, readPlainValue, readText } from './plain-value.ts'

export interface StructId {
  readonly client: number
  readonly clock: number
}

/** What a struct carries; `length` stands with the struct. */
export type QuickContent =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'string' }
  | { readonly kind: 'format'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'map' }
  | { readonly kind: 'fragment' }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'text' }

export interface QuickStruct {
  readonly id: StructId
  readonly length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  /** Name of a root, id of the struct that holds it, or null where a neighbour says it. */
  readonly parent: string | StructId | null
  readonly parentSub: string | null
  readonly content: QuickContent
}

/** An update of at most one client's structs. */
export interface QuickUpdate {
  readonly structs: readonly QuickStruct[]
  readonly deletes: readonly DeleteRange[]
  readonly layout: Layout
}

/** An update with more in it is no ordinary edit. */
const maxParts = 400
/** A browser that comes back says again all that was ever deleted. */
const maxDeletes = 10_000

const contentRef = { deleted: 1, string: 4, format: 6, type: 7, any: 8 } as const
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20

const left = Symbol('left to inspect-update')

const nothingDeleted: readonly DeleteRange[] = []

/** @returns the update, or null when it is left to inspect-update. */
export function readUpdate(bytes: Uint8Array, kind: Room['kind']): QuickUpdate | null {
  if (bytes.length > maxUpdateBytes) return null
  try {
    const decoder = decoding.createDecoder(bytes)
    const block = readBlock(decoder, kind)
    const deletesAt = decoder.pos
    const deletes = readDeletes(decoder)
    if (decoder.pos !== bytes.length) return null
    const { structs, clientId, start, end, structsAt } = block
    return { structs, deletes, layout: { structs: structs.length, clientId, start, end, structsAt, deletesAt } }
  } catch {
    return null
  }
}

interface Block extends Pick<Layout, 'clientId' | 'start' | 'end' | 'structsAt'> {
  readonly structs: readonly QuickStruct[]
}

function readBlock(decoder: decoding.Decoder, kind: Room['kind']): Block {
  const clients = decoding.readVarUint(decoder)
  if (clients === 0) return { structs: [], clientId: 0, start: 0, end: 0, structsAt: decoder.pos }
  if (clients > 1) throw left
  const count = decoding.readVarUint(decoder)
  const client = decoding.readVarUint(decoder)
  const start = decoding.readVarUint(decoder)
  let clock = start
  const structsAt = decoder.pos
  if (count === 0 || count > maxParts || client > maxClientId) throw left
  const structs: QuickStruct[] = new Array(count)
  for (let at = 0; at < count; at += 1) {
    const struct = readStruct(decoder, { client, clock, kind })
    clock += struct.length
    if (struct.length < 1 || clock > maxClock) throw left
    structs[at] = struct
  }
  return { structs, clientId: client, start, end: clock, structsAt }
}

function readStruct(
  decoder: decoding.Decoder,
  o: { readonly client: number; readonly clock: number; readonly kind: Room['kind'] },
): QuickStruct {
  const info = decoding.readUint8(decoder)
  const ref = info & 0x1f
  // GC and skipped structs carry no neighbours; they are left before anything of theirs is taken for something else.
  if (ref === 0 || ref === 10) throw left
  const origin = (info & hasOrigin) === 0 ? null : readId(decoder)
  const rightOrigin = (info & hasRightOrigin) === 0 ? null : readId(decoder)
  let parent: string | StructId | null = null
  let parentSub: string | null = null
  if (origin === null && rightOrigin === null) {
    parent = decoding.readVarUint(decoder) === 1 ? readRoot(decoder, o.kind) : readId(decoder)
    if ((info & hasKey) !== 0) parentSub = acceptName(readText(decoder))
  }
  const id = { client: o.client, clock: o.clock }
  let length = 1
  let content: QuickContent
  switch (ref) {
    case contentRef.deleted:
      length = decoding.readVarUint(decoder)
      content = { kind: 'deleted' }
      break
    case contentRef.string:
      length = acceptText(readText(decoder)).length
      content = { kind: 'string' }
      break
    case contentRef.format:
      content = { kind: 'format', name: acceptName(readText(decoder)), value: readMark(readText(decoder)) }
      break
    case contentRef.type:
      content = readType(decoder)
      break
    case contentRef.any:
      if (decoding.readVarUint(decoder) !== 1) throw left
      content = { kind: 'value', value: readPlainValue(decoder) }
      break
    default:
      throw left
  }
  return { id, length, origin, rightOrigin, parent, parentSub, content }
}

function readId(decoder: decoding.Decoder): StructId {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
}

function readRoot(decoder: decoding.Decoder, kind: Room['kind']): string {
  const name = readText(decoder)
  if (!rootsOf(kind).some((root) => root.name === name)) throw left
  return name
}

/** The marks our editors write: on, as an empty object, and off. */
function readMark(json: string): unknown {
  if (json === '{}') return {}
  if (json === 'true') return true
  if (json === 'null') return null
  throw left
}

function readType(decoder: decoding.Decoder): QuickContent {
  switch (decoding.readVarUint(decoder)) {
    case 1:
      return { kind: 'map' }
    case 3:
      return { kind: 'element', name: acceptName(readText(decoder)) }
    case 4:
      return { kind: 'fragment' }
    case 6:
      return { kind: 'text' }
    default:
      throw left
  }
}

function readDeletes(decoder: decoding.Decoder): readonly DeleteRange[] {
  const clients = decoding.readVarUint(decoder)
  if (clients === 0) return nothingDeleted
  const deletes: DeleteRange[] = []
  for (let at = 0; at < clients; at += 1) {
    const clientId = decoding.readVarUint(decoder)
    const ranges = decoding.readVarUint(decoder)
    if (deletes.length + ranges > maxDeletes) throw left
    for (let each = 0; each < ranges; each += 1) {
      const start = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length < 1 || start + length > maxClock) throw left
      deletes.push({ clientId, start, end: start + length })
    }
  }
  return deletes
}
