// Inspects one update before any document sees it: decodes it completely, counts what it carries, and refuses what no document here
// may hold whatever the state: unknown roots, legacy or binary content, subdocuments, unsafe values, trailing bytes.
// Promises that an update which passes decodes without an exception. Called by room for every update and step 2.

import type * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { maxStructsPerUpdate, maxUpdateBytes } from '../../shared/contract/limits.ts'
import { rootsOf } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { acceptJson, acceptName, acceptText, readPlainValue, Unacceptable } from './plain-value.ts'

/** The structs of one client in an update: clocks `start` up to, not including, `end`. */
export interface ClientBlock {
  readonly clientId: number
  readonly start: number
  readonly end: number
}

export interface DeleteRange {
  readonly clientId: number
  readonly start: number
  readonly end: number
}

/** An update that decodes, and what it says it carries. */
export interface InspectedUpdate {
  readonly bytes: Uint8Array
  readonly blocks: readonly ClientBlock[]
  readonly structs: readonly (Y.Item | Y.GC)[]
  readonly deletes: readonly DeleteRange[]
}

export const maxClock = 0x7fff_ffff
export const maxClientId = 0xffff_ffff

/** @returns the inspected update, or TOO_LARGE, DECODE, RESYNC, SHAPE, CONTENT or PROTO. */
export function inspectUpdate(bytes: Uint8Array, kind: Room['kind']): Outcome<InspectedUpdate> {
  if (bytes.length > maxUpdateBytes) return refuse('TOO_LARGE')
  try {
    const { structs, deletes, clients } = decode(bytes)
    const roots = new Set(rootsOf(kind).map((root) => root.name))
    const kept: (Y.Item | Y.GC)[] = []
    for (const struct of structs) {
      if (struct instanceof Y.Skip) throw new Unacceptable('RESYNC')
      if (struct.length < 1 || struct.id.clock + struct.length > maxClock) throw new Unacceptable('DECODE')
      if (struct instanceof Y.Item) acceptItem(struct, roots)
      kept.push(struct)
    }
    if ([...clients].some((id) => id > maxClientId)) throw new Unacceptable('DECODE')
    return done({ bytes, blocks: blocksOf(kept), structs: kept, deletes })
  } catch (error) {
    return refuse(error instanceof Unacceptable ? error.code : 'DECODE')
  }
}

function decode(bytes: Uint8Array): {
  structs: readonly (Y.Item | Y.GC | Y.Skip)[]
  deletes: readonly DeleteRange[]
  clients: ReadonlySet<number>
} {
  let rest: decoding.Decoder | null = null
  let carried = 0
  const clients = new Set<number>()
  const count = (): void => {
    carried += 1
    if (carried > maxStructsPerUpdate) throw new Unacceptable('TOO_LARGE')
  }
  class Inspecting extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder)
      rest = decoder
    }

    override readClient(): number {
      const id = super.readClient()
      // A second block of one client would hide the first from Yjs.
      if (clients.has(id)) throw new Unacceptable('DECODE')
      clients.add(id)
      return id
    }

    override readInfo(): number {
      count()
      return super.readInfo()
    }

    override readDsClock(): number {
      count()
      return super.readDsClock()
    }

    override readAny(): unknown {
      return readPlainValue(this.restDecoder)
    }

    override readJSON(): unknown {
      return acceptJson(super.readJSON())
    }

    override readBuf(): Uint8Array {
      throw new Unacceptable('CONTENT')
    }
  }
  const { structs, ds } = Y.decodeUpdateV2(bytes, Inspecting)
  const left = rest as decoding.Decoder | null
  if (left === null || left.pos !== left.arr.length) throw new Unacceptable('DECODE')
  const deletes: DeleteRange[] = []
  for (const [clientId, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (len < 1 || clock + len > maxClock) throw new Unacceptable('DECODE')
      deletes.push({ clientId, start: clock, end: clock + len })
    }
  }
  return { structs, deletes, clients }
}

function acceptItem(item: Y.Item, roots: ReadonlySet<string>): void {
  // While decoding, a parent that is text is the name of a root.
  const parent = item.parent as unknown
  if (typeof parent === 'string' && !roots.has(acceptName(parent))) throw new Unacceptable('SHAPE')
  if (item.parentSub !== null) acceptName(item.parentSub)
  const { content } = item
  if (content instanceof Y.ContentString) acceptText(content.str)
  else if (content instanceof Y.ContentFormat) acceptName(content.key)
  else if (content instanceof Y.ContentType) acceptType(content.type)
  else if (!(content instanceof Y.ContentAny || content instanceof Y.ContentDeleted)) throw new Unacceptable('CONTENT')
}

const types: readonly unknown[] = [Y.Map, Y.XmlFragment, Y.XmlElement, Y.XmlText]

function acceptType(type: Y.AbstractType<unknown>): void {
  if (!types.includes(type.constructor)) throw new Unacceptable('SHAPE')
  if (type instanceof Y.XmlElement) acceptName(type.nodeName)
}

function blocksOf(structs: readonly (Y.Item | Y.GC)[]): ClientBlock[] {
  const blocks: { clientId: number; start: number; end: number }[] = []
  for (const { id, length } of structs) {
    const last = blocks.at(-1)
    if (last?.clientId === id.client) last.end = id.clock + length
    else blocks.push({ clientId: id.client, start: id.clock, end: id.clock + length })
  }
  return blocks
}
