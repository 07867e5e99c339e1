// Novelty: what of an update a document does not have yet, and whether the update fits on it at all. Pure reading; nothing is changed.
// A gap, or an origin, parent or delete target the document lacks, is RESYNC also where the struct itself is known, so that nothing
// is ever parked to be woken by a later update. Called by admission and by the judged document.

import * as Y from 'yjs'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { ClientBlock, DeleteRange } from './inspect-update.ts'
import { none, withOne } from './with-one.ts'

/** What novelty looks at in an update. */
export interface Carried {
  readonly blocks: readonly ClientBlock[]
  readonly structs: readonly Resting[]
  readonly deletes: readonly DeleteRange[]
}

/** A struct as it was read, and what it says it rests on. */
interface Resting {
  readonly id: Id
  readonly origin?: Id | null
  readonly rightOrigin?: Id | null
  /** A name of a root, the id of a struct, or nothing. */
  readonly parent?: unknown
}

interface Id {
  readonly client: number
  readonly clock: number
}

/** What novelty asks of a document. */
export interface Known {
  /** @returns the next clock of a client. */
  state(clientId: number): number
  /** @returns the kinds of what stands in a range, as far as the document has it. */
  standing(range: DeleteRange): Iterable<'formatting' | 'other'>
}

/** What an update brings to one document. */
export interface Novelty {
  /** Client ids with structs the document lacks. */
  readonly clientIds: readonly number[]
  /** True when it also says again what the document has. */
  readonly repeats: boolean
  /** True when anything stands now that the update deletes. Asked only where it brings no structs. */
  readonly deletes: boolean
  /** True when all it deletes that stands are marks of formatting. A browser that reads sweeps up such marks by itself. */
  readonly onlyFormatting: boolean
}

/** @returns a document as novelty asks it. */
export function knownOf(doc: Y.Doc): Known {
  return {
    state: (clientId) => Y.getState(doc.store, clientId),
    *standing(range) {
      for (const struct of standingIn(doc, range)) {
        yield struct instanceof Y.Item && struct.content instanceof Y.ContentFormat ? 'formatting' : 'other'
      }
    },
  }
}

/** @returns what the update brings (nothing at all = no client ids and no deletes), or RESYNC. */
export function noveltyOf(known: Known, update: Carried): Outcome<Novelty> {
  const { blocks } = update
  let clientIds: number[] = none
  let repeats = false
  for (const { clientId, start, end } of blocks) {
    const state = known.state(clientId)
    if (start > state) return refuse('RESYNC')
    if (start < state) repeats = true
    if (end > state) clientIds = withOne(clientIds, clientId)
  }
  // Nearly every update is of one client: a table for it would cost more than the look.
  const ends = blocks.length > 1 ? new Map(blocks.map(({ clientId, end }) => [clientId, end])) : null
  const together: Together = { known, only: blocks[0], ends }
  for (const struct of update.structs) if (!restsOn(struct, together)) return refuse('RESYNC')
  let deletes = false
  let onlyFormatting = true
  for (const range of update.deletes) {
    if (!stands(together, range.clientId, range.end - 1)) return refuse('RESYNC')
    if (clientIds.length > 0) continue
    for (const kind of known.standing(range)) {
      deletes = true
      if (kind === 'other') onlyFormatting = false
    }
  }
  return done({ clientIds, repeats, deletes, onlyFormatting: deletes && onlyFormatting })
}

/** @returns the update without the structs that the document has: what it says of them nobody has judged. */
export function withoutKnown(
  known: Known,
  { bytes, blocks }: Pick<Carried, 'blocks'> & { bytes: Uint8Array },
): Uint8Array {
  const states = new Map(blocks.map(({ clientId }) => [clientId, known.state(clientId)]))
  return Y.diffUpdate(bytes, Y.encodeStateVector(states))
}

/** What there is once the update is in. */
interface Together {
  readonly known: Known
  readonly only: ClientBlock | undefined
  /** Where each client ends, where there are several. */
  readonly ends: ReadonlyMap<number, number> | null
}

function restsOn({ id, origin, rightOrigin, parent }: Resting, together: Together): boolean {
  return (
    (!origin || isBefore(origin, id, together)) &&
    (!rightOrigin || isBefore(rightOrigin, id, together)) &&
    (typeof parent !== 'object' || parent === null || isBefore(parent as Id, id, together))
  )
}

/** Whether `needed` is there when `id` comes. */
function isBefore(needed: Id, id: Id, together: Together): boolean {
  return (needed.client !== id.client || needed.clock < id.clock) && stands(together, needed.client, needed.clock)
}

function stands({ known, only, ends }: Together, client: number, clock: number): boolean {
  if (clock < known.state(client)) return true
  if (ends !== null) return clock < (ends.get(client) ?? 0)
  return only?.clientId === client && clock < only.end
}

/** The structs in a range that the document has and that are not deleted. */
function* standingIn(doc: Y.Doc, range: DeleteRange): Generator<Y.Item | Y.GC> {
  const structs = doc.store.clients.get(range.clientId)
  if (structs === undefined || range.start >= Y.getState(doc.store, range.clientId)) return
  for (let at = Y.findIndexSS(structs, range.start); at < structs.length; at += 1) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= range.end) return
    if (!struct.deleted) yield struct
  }
}
