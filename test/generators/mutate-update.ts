// Mutate update: turns an update into one nobody's browser would send: bits flipped, bytes cut out, doubled or taken from another update, and,
// where it can be read, its structs given other ids, neighbours, parents, keys or content, doubled, left out or put in another order.
// The same random gives the same. Used by the tests of admission.

import * as encoding from 'lib0/encoding'
import {
  type QuickContent,
  type QuickStruct,
  type QuickUpdate,
  readUpdate,
  type StructId,
} from '../../server/realtime/update-reader.ts'
import type { SeededRandom } from './seeded-random.ts'

type Parts = Pick<QuickUpdate, 'structs' | 'deletes'>

/** @param o.another some other update, to take pieces from */
export function mutateUpdate(o: { bytes: Uint8Array; another: Uint8Array; random: SeededRandom }): Uint8Array {
  const { bytes, random } = o
  const read = random.chance(0.6) ? readUpdate(bytes, 'board') : null
  if (read === null) return mutateBytes(o)
  let update: Parts = read
  for (let at = random.whole(3); at >= 0; at -= 1) update = mutateStructs(update, random)
  return writeUpdate(update)
}

function mutateBytes({
  bytes,
  another,
  random,
}: {
  bytes: Uint8Array
  another: Uint8Array
  random: SeededRandom
}): Uint8Array {
  const at = random.whole(bytes.length + 1)
  const length = 1 + random.whole(8)
  switch (random.whole(6)) {
    case 0:
      return bytes.slice(0, at)
    case 1:
      return joined(bytes.slice(0, at), bytes.slice(at + length))
    case 2:
      return joined(bytes.slice(0, at + length), bytes.slice(at))
    case 3: {
      const from = random.whole(another.length + 1)
      return joined(bytes.slice(0, at), another.slice(from, from + length), bytes.slice(at + random.whole(length + 1)))
    }
    case 4:
      return joined(bytes.slice(0, at), another.slice(random.whole(another.length + 1)))
    default: {
      const flipped = bytes.slice()
      for (let flips = 1 + random.whole(3); flips > 0 && flipped.length > 0; flips -= 1) {
        const index = random.whole(flipped.length)
        flipped[index] = (flipped[index] ?? 0) ^ (1 << random.whole(8))
      }
      return flipped
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function mutateStructs({ structs, deletes }: Parts, random: SeededRandom): Parts {
  const all = [...structs]
  if (all.length === 0 || random.chance(0.15)) {
    const id = idNear(structs[0]?.id ?? { client: 1 + random.whole(120), clock: random.whole(60) }, random)
    const range = { clientId: id.client, start: id.clock, end: id.clock + 1 + random.whole(4) }
    return { structs, deletes: random.chance(0.3) ? [] : [...deletes, range] }
  }
  const at = random.whole(all.length)
  const struct = all[at]
  if (struct === undefined) return { structs, deletes }
  switch (random.whole(9)) {
    case 0:
      all.splice(at, 0, struct)
      break
    case 1:
      all.splice(at, 1)
      break
    case 2:
      all.reverse()
      break
    case 3:
      return {
        structs: all.map((each) => ({
          ...each,
          id: { ...each.id, client: random.pick([1, 2, 101, each.id.client + 1]) },
        })),
        deletes,
      }
    case 4:
      return {
        structs: all.map((each) => ({
          ...each,
          id: { ...each.id, clock: Math.max(0, each.id.clock + random.pick([-1, 1, 7])) },
        })),
        deletes,
      }
    default:
      all[at] = mutateStruct(struct, random)
  }
  return { structs: all, deletes }
}

function mutateStruct(struct: QuickStruct, random: SeededRandom): QuickStruct {
  switch (random.whole(7)) {
    case 0:
      return { ...struct, origin: random.chance(0.3) ? null : idNear(struct.origin ?? struct.id, random) }
    case 1:
      return { ...struct, rightOrigin: random.chance(0.3) ? null : idNear(struct.rightOrigin ?? struct.id, random) }
    case 2:
      return { ...struct, origin: null, rightOrigin: null, parent: idNear(struct.id, random) }
    case 3:
      return {
        ...struct,
        origin: null,
        rightOrigin: null,
        parent: random.pick(['items', 'meta', 'frame', 'other', 'agenda']),
      }
    case 4:
      return {
        ...struct,
        parentSub: random.pick([null, 'title', 'DD-1', 'DD-9', 'description', 'position', '__proto__']),
      }
    default:
      return { ...struct, content: random.pick(contents) }
  }
}

const contents: readonly QuickContent[] = [
  { kind: 'value', value: 'Ny' },
  { kind: 'value', value: { list: 'queue', rank: 'a4' } },
  { kind: 'string' },
  { kind: 'format', name: 'bold', value: {} },
  { kind: 'format', name: 'link', value: {} },
  { kind: 'deleted' },
  { kind: 'map' },
  { kind: 'fragment' },
  { kind: 'element', name: 'paragraph' },
  { kind: 'element', name: 'script' },
  { kind: 'text' },
]

function idNear({ client, clock }: StructId, random: SeededRandom): StructId {
  if (random.chance(0.5)) return { client, clock: Math.max(0, clock - random.whole(6)) }
  return { client: random.pick([1, 1, 1, 101, 102, 103, client]), clock: random.whole(80) }
}

/** Writes an update as Yjs does. Strings are written as so many letters. */
function writeUpdate({ structs, deletes }: Parts): Uint8Array {
  const e = encoding.createEncoder()
  const first = structs[0]
  encoding.writeVarUint(e, first === undefined ? 0 : 1)
  if (first !== undefined) {
    encoding.writeVarUint(e, structs.length)
    encoding.writeVarUint(e, first.id.client)
    encoding.writeVarUint(e, first.id.clock)
  }
  for (const struct of structs) writeStruct(e, struct)
  const clients = [...new Set(deletes.map((range) => range.clientId))]
  encoding.writeVarUint(e, clients.length)
  for (const client of clients) {
    const ranges = deletes.filter((range) => range.clientId === client)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, ranges.length)
    for (const { start, end } of ranges) {
      encoding.writeVarUint(e, start)
      encoding.writeVarUint(e, end - start)
    }
  }
  return encoding.toUint8Array(e)
}

function writeStruct(
  e: encoding.Encoder,
  { origin, rightOrigin, parent, parentSub, content, length }: QuickStruct,
): void {
  const refs = { deleted: 1, string: 4, format: 6, map: 7, fragment: 7, element: 7, text: 7, value: 8 } as const
  const info = refs[content.kind] | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (parentSub === null ? 0 : 0x20)
  encoding.writeUint8(e, info)
  for (const id of [origin, rightOrigin]) if (id !== null) writeId(e, id)
  if (origin === null && rightOrigin === null) {
    encoding.writeVarUint(e, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(e, parent)
    else writeId(e, parent ?? { client: 1, clock: 0 })
    if (parentSub !== null) encoding.writeVarString(e, parentSub)
  }
  switch (content.kind) {
    case 'value':
      encoding.writeVarUint(e, 1)
      encoding.writeAny(e, content.value as string)
      break
    case 'string':
      encoding.writeVarString(e, 'n'.repeat(length))
      break
    case 'format':
      encoding.writeVarString(e, content.name)
      encoding.writeVarString(e, JSON.stringify(content.value))
      break
    case 'deleted':
      encoding.writeVarUint(e, length)
      break
    case 'map':
    case 'fragment':
    case 'text':
      encoding.writeVarUint(e, { map: 1, fragment: 4, text: 6 }[content.kind])
      break
    case 'element':
      encoding.writeVarUint(e, 3)
      encoding.writeVarString(e, content.name)
  }
}

function writeId(e: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(e, client)
  encoding.writeVarUint(e, clock)
}
