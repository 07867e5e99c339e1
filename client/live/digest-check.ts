// Digest check: compares this copy of a document with what the server says of its own, when all is quiet: the same hash, or the copy is fetched
// anew and the console told. Works in idle time and in pieces, so that nobody's typing waits for it. Called by open-room.ts.

import * as Y from 'yjs'
import { updateSlices } from '../../shared/contract/update-slices.ts'
import type { Digest } from '../../shared/contract/wire.ts'
import { freshDocument } from '../../shared/document/canonical-hash.ts'
import type { Room } from '../../shared/ids.ts'
import type { RoomDocument } from './room-document.ts'

/** A copy that still differs when it was fetched anew is not fetched for ever. */
const leastGapMs = 600_000
const structsPerSlice = 3_000

/** Runs work when the page has nothing better to do. */
export type Idle = (work: () => void) => void

/** @returns what to do with a digest that came in: resolves when it was compared, or could not be. */
export function digestCheck(o: {
  room: Room
  nowMs: () => number
  idle: Idle
  /** Whether this is the document that is shown, in sync, with nothing waiting. */
  quiet: (document: RoomDocument) => boolean
  differs: (document: RoomDocument) => void
}): (digest: Digest, document: RoomDocument) => Promise<void> {
  let fetchedMs = Number.NEGATIVE_INFINITY
  let checking = false
  const idle = (): Promise<void> => new Promise((resolve) => o.idle(resolve))
  // Only over https, and on this machine.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined

  return async (digest, document) => {
    if (subtle === undefined || checking || !o.quiet(document)) return
    checking = true
    let changed = false
    const change = (): void => {
      changed = true
    }
    document.doc.on('update', change)
    try {
      await idle()
      // What came in since belongs to another digest.
      if (changed || !o.quiet(document)) return
      const bytes = await canonicalBytesOf(o.room, Y.encodeStateAsUpdate(document.doc), idle)
      const hash = hex(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
      if (hash === digest.hash || changed || !o.quiet(document)) return
      // biome-ignore lint/suspicious/noConsole: for whoever looks into it; the person is told nothing, since nothing is lost
      console.error(`${o.room.name} differs from the server's at ${digest.head}`)
      if (o.nowMs() - fetchedMs < leastGapMs) return
      fetchedMs = o.nowMs()
      o.differs(document)
    } finally {
      document.doc.off('update', change)
      checking = false
    }
  }
}

/** The same as `canonicalBytes`, a piece at a time. */
async function canonicalBytesOf(room: Room, encoded: Uint8Array, idle: () => Promise<void>): Promise<Uint8Array> {
  const fresh = freshDocument({ kind: room.kind, updates: [] })
  for (const slice of slicesOf(encoded)) {
    fresh.transact((transaction) => {
      Y.applyUpdate(fresh, slice)
      // As one's own: see canonical-hash.ts.
      transaction.local = true
    })
    await idle()
  }
  const bytes = Y.encodeStateAsUpdate(fresh)
  fresh.destroy()
  return bytes
}

function* slicesOf(encoded: Uint8Array): Generator<Uint8Array> {
  try {
    yield* [...updateSlices(encoded, structsPerSlice)]
  } catch {
    // Content the cutter does not know.
    yield encoded
  }
}

/** @returns idle time of the browser, or a later task where it has none. */
export function browserIdle(): Idle {
  const ask = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined
  return ask === undefined ? (work) => setTimeout(work, 50) : (work) => void ask(() => work(), { timeout: 5_000 })
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
