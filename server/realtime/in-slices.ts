// In slices: builds and measures large documents a few milliseconds at a time, so that opening or compacting the largest one keeps nobody
// else waiting (T-128). What comes out is what would come out at once. Called by whatever opens, compacts or compares a room.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { updateSlices } from '../../shared/contract/update-slices.ts'
import { emptyDocument } from '../../shared/document/empty-document.ts'
import { recordsOf } from '../../shared/document/records.ts'
import { rootsOf } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { breathing } from '../store/breathing.ts'
import { applyLocally, type BoardRecord, type Standing } from './admission.ts'
import { assertWhole, readInto } from './committed.ts'

/** An update from this size on is cut. */
const largeBytes = 100_000
const structsPerSlice = 1_500
const rowsPerSlice = 25
const recordsPerSlice = 25

interface Pace {
  /** True where nobody waits for it, and others are at work. */
  readonly leisurely?: boolean
}

type Source = Pace & { readonly kind: Room['kind']; readonly updates: readonly Uint8Array[] }

/** @returns a document that holds these updates. The caller destroys it. @throws Error when something would stay pending */
export async function documentInSlices({ kind, updates, leisurely }: Source): Promise<Y.Doc> {
  const doc = emptyDocument(kind)
  try {
    const breathe = breathing(leisurely)
    for (const together of slicesOf(updates)) {
      applyLocally(doc, () => {
        for (const update of together) Y.applyUpdate(doc, update)
      })
      await breathe()
    }
    assertWhole(doc)
    return doc
  } catch (error) {
    doc.destroy()
    throw error
  }
}

/** @returns the same, with its records read. @throws Error when something would stay pending */
export async function standingInSlices(o: Source): Promise<Standing> {
  const { kind } = o
  const doc = await documentInSlices(o)
  const records = new Map<string, BoardRecord>()
  const breathe = breathing()
  let read = 0
  for (const id of [...recordsOf(doc, kind).keys()]) {
    readInto(records, { doc, kind, id })
    read += 1
    if (read % recordsPerSlice === 0) await breathe()
  }
  return { doc, records }
}

/** @returns the canonical hash (I3) of the document these bytes hold. */
export async function hashInSlices(
  o: Pace & { readonly kind: Room['kind']; readonly encoded: Uint8Array },
): Promise<Buffer> {
  const fresh = await documentInSlices({ ...o, updates: [o.encoded] })
  const bytes = Y.encodeStateAsUpdate(fresh)
  fresh.destroy()
  return createHash('sha256').update(bytes).digest()
}

/** @returns how many bytes everything a document says takes as JSON. */
export async function plainBytesInSlices(doc: Y.Doc, { kind, leisurely }: Pace & Pick<Room, 'kind'>): Promise<number> {
  const breathe = breathing(leisurely)
  let bytes = 0
  for (const { name } of rootsOf(kind)) {
    for (const [key, value] of [...doc.getMap(name).entries()]) {
      const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value
      bytes += Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(plain) ?? '') + 4
      await breathe()
    }
  }
  return bytes
}

/** What is applied in one transaction: small updates together, large ones cut. */
function* slicesOf(updates: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  let together: Uint8Array[] = []
  for (const update of updates) {
    if (update.byteLength < largeBytes) {
      together.push(update)
      if (together.length < rowsPerSlice) continue
    }
    if (together.length > 0) yield together
    together = []
    if (update.byteLength >= largeBytes) for (const slice of cut(update)) yield [slice]
  }
  if (together.length > 0) yield together
}

/** What cannot be cut is taken whole: what has been taken of it by then is only taken once. */
function* cut(update: Uint8Array): Generator<Uint8Array> {
  try {
    yield* updateSlices(update, structsPerSlice)
  } catch {
    yield update
  }
}
