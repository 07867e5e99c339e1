// The judged document of one room: ordinary edits are judged by their effect alone (quick-verdict), all others by trying them on a document
// that holds everything admitted (admission). What is committed and what is admitted stand in judged-copies.
// Promises what judged-document says. Made when a room is opened, from its log; moved on by room alone.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { canonicalHash } from '../../shared/document/canonical-hash.ts'
import { rulingsRoot } from '../../shared/document/roots.ts'
import { readRulings } from '../../shared/document/rulings.ts'
import type { Room } from '../../shared/ids.ts'
import { done, type Outcome, type Refusal } from '../../shared/outcome.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import {
  applyLocally,
  type BoardRecord,
  beforeTrying,
  type Standing,
  type Trial,
  tidiesSettled,
  tryOn,
} from './admission.ts'
import { assertWhole, committed, readInto } from './committed.ts'
import { standingInSlices } from './in-slices.ts'
import { inspectUpdate } from './inspect-update.ts'
import { type CopyBounds, copyBounds, JudgedCopies } from './judged-copies.ts'
import type { Judged, JudgedDocument, ReadUpdate } from './judged-document.ts'
import type { JudgedRow } from './judged-rows.ts'
import type { Layout } from './laid-together.ts'
import { type Carried, noveltyOf } from './novelty.ts'
import { quickTaking, quickVerdict, type Touched } from './quick-verdict.ts'
import { touchedRecords } from './touched-records.ts'
import { type QuickUpdate, readUpdate } from './update-reader.ts'
import { none, withOne } from './with-one.ts'

/** An update as this document reads it. */
export interface RoomUpdate extends ReadUpdate, Carried {
  /** Null when it is not of the common kind. */
  readonly quick: QuickUpdate | null
}

type Judging = Parameters<JudgedDocument<RoomUpdate>['judge']>[0]

interface Source {
  readonly loaded: Pick<LoadedRoom, 'snapshot' | 'rows'>
  readonly kind: Room['kind']
  readonly bounds?: CopyBounds
}

/** Builds a room's document from its log, at once. @throws Error when something would stay pending */
export function judgedRoomDocument({ loaded, kind, bounds }: Source): JudgedDocument<RoomUpdate> {
  return judgedStanding(committed(loaded, kind), kind, bounds)
}

/** The same, a few milliseconds at a time. @throws Error when something would stay pending */
export async function openJudgedDocument({ loaded, kind }: Source): Promise<JudgedDocument<RoomUpdate>> {
  const rows = loaded.rows.map((row) => row.payload)
  const updates = loaded.snapshot === null ? rows : [loaded.snapshot.bytes, ...rows]
  return judgedStanding(await standingInSlices({ kind, updates }), kind)
}

function judgedStanding(
  { doc: loaded, records }: Standing,
  kind: Room['kind'],
  bounds = copyBounds,
): JudgedDocument<RoomUpdate> {
  const copies = new JudgedCopies(loaded, kind, bounds)
  /** Of the committed document. Only rows of the server change them, and those are never merely admitted. */
  let rulings = readRulings(loaded)
  /** How far each client is committed. */
  let states: Map<number, number> = statesOf(loaded)
  let cached: { readonly at: number; readonly bytes: Uint8Array } | null = null

  const state = (clientId: number): number => states.get(clientId) ?? 0
  const reach = ({ layout, ends }: JudgedRow): void => {
    if (layout !== null) {
      if (layout.end > layout.start && layout.end > state(layout.clientId)) states.set(layout.clientId, layout.end)
    } else for (const [clientId, end] of ends) if (end > state(clientId)) states.set(clientId, end)
  }
  const encoded = (): Uint8Array => {
    if (cached?.at !== copies.settled) cached = { at: copies.settled, bytes: Y.encodeStateAsUpdate(copies.committed()) }
    return cached.bytes
  }
  /** Notes what records are now. */
  const note = (touched: readonly Touched[]): void => {
    for (const { id, after } of touched) {
      if (after === null) records.delete(id)
      else records.set(id, after)
    }
  }

  const judge = ({ update, personId, role, holder, confirmedRemovals = 0 }: Judging): Judged => {
    const { overlay } = copies
    const trial = beforeTrying({
      kind,
      update,
      personId,
      role,
      rulings,
      holder,
      known: overlay.known,
      knownIds: overlay.known,
    })
    if (trial.kind === 'nothing') return trial
    if (trial.kind === 'refused') return { kind: 'refusal', refusal: trial.refusal }
    const { bytes, clientIds } = trial
    const quick = trial.asItCame ? update.quick : null
    const verdict = quick && quickVerdict({ kind, overlay, records, update: quick, personId, role, rulings })
    if (verdict?.kind === 'refused') return refusalOf(trial, verdict.refusal)
    if (quick !== null && verdict?.kind === 'admitted') {
      const { layout } = quick
      const { touched, entered } = verdict
      note(touched)
      copies.push({ bytes, ends: inLayout, update: quick, layout, touched, mark: entered.mark })
      return { kind: 'row', bytes, clientIds, layout, restsOn: restsOn(update, layout, states) }
    }
    let tried: Outcome<unknown> = done(null)
    copies.attempt((doc) => {
      const candidate = { doc, records }
      const outcome = tryOn({ kind, candidate, bytes, carried: update, personId, role, rulings, confirmedRemovals })
      tried = outcome
      if (!outcome.ok) return null
      const touched = Array.from(outcome.value, ([id, after]) => ({ id, before: records.get(id) ?? null, after }))
      note(touched)
      const layout = quick?.layout ?? null
      return { bytes, ends: layout ? inLayout : endsOf(update), update: null, layout, touched, mark: 0 }
    })
    return tried.ok ? { kind: 'row', bytes, clientIds, layout: null, restsOn: none } : refusalOf(trial, tried.refusal)
  }

  /** @returns whether a row from elsewhere could be taken by its effect alone. */
  const takeQuickly = (payload: Uint8Array): boolean => {
    const quick = readUpdate(payload, kind)
    if (quick === null) return false
    const { overlay } = copies
    const update = carriedBy(payload, quick)
    // Its rights were judged where it was admitted; here it is only asked whether it fits.
    const novelty = noveltyOf(overlay.known, update)
    if (!novelty.ok || novelty.value.repeats) return false
    const taken = quickTaking({ kind, overlay, records, update: quick })
    if (taken === null) return false
    note(taken.touched)
    const { layout } = quick
    copies.push({ bytes: payload, ends: inLayout, update: quick, layout, touched: [], mark: taken.entered.mark })
    for (const row of copies.settle(1)) reach(row)
    return true
  }

  const takeSlowly = (payloads: readonly Uint8Array[]): void => {
    const rows = payloads.map((bytes) => ({ bytes, ends: [], update: null, layout: null, touched: [], mark: 0 }))
    copies.takeIn(rows, (doc) => {
      const touched = applyLocally(doc, (transaction) => {
        for (const payload of payloads) Y.applyUpdate(doc, payload)
        return touchedRecords(transaction, kind)
      })
      assertWhole(doc)
      if (!touched.ok) throw new Error('a row of the log has a shape this version does not know')
      for (const id of touched.value.records.keys()) readInto(records, { doc, kind, id })
      if (touched.value.sealed.has(rulingsRoot)) rulings = readRulings(doc, rulings)
      states = statesOf(doc)
    })
  }

  return {
    read(bytes) {
      const quick = readUpdate(bytes, kind)
      if (quick !== null) return done(carriedBy(bytes, quick))
      const inspected = inspectUpdate(bytes, kind)
      if (!inspected.ok) return inspected
      const { blocks, structs, deletes } = inspected.value
      return done({ bytes, blocks, structs, deletes, quick, clientIds: blocks.map((block) => block.clientId) })
    },
    judge,
    settle(count, laid) {
      for (const row of copies.settle(count, laid)) reach(row)
    },
    forget() {
      for (const { touched } of copies.forget()) {
        for (const { id, before } of touched) {
          if (before === null) records.delete(id)
          else records.set(id, before)
        }
      }
    },
    take(payloads) {
      if (copies.accepted > copies.settled) throw new Error('rows from elsewhere come while something is admitted')
      const rest = payloads.findIndex((payload) => !takeQuickly(payload))
      if (rest >= 0) takeSlowly(payloads.slice(rest))
    },
    stateVector: () => Y.encodeStateVector(states),
    lacks: (clientId, end) => end > state(clientId),
    written: (clientId) => states.has(clientId),
    clientIds: () => [...states.keys()],
    clientIdsBeyond: (stateVector) => [...states.keys()].filter((id) => state(id) > (stateVector.get(id) ?? 0)),
    missing(stateVector) {
      if (stateVector.size === 0) {
        const rows = cached && copies.since(cached.at)
        return cached && rows ? [cached.bytes, ...rows] : [encoded()]
      }
      const { doc, lacks } = copies.committedNearly()
      return [Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(stateVector))), ...lacks]
    },
    encoded,
    hash: () => canonicalHash({ kind, encoded: encoded(), sha256 }),
    sizes: () => ({ clientIds: states.size, bytes: encoded().length, plainBytes: plainBytes(records) }),
    close: () => copies.close(),
  }
}

function refusalOf(trial: Trial, refusal: Refusal): Judged {
  return tidiesSettled(trial, refusal) ? { kind: 'nothing' } : { kind: 'refusal', refusal }
}

function statesOf({ store }: Y.Doc): Map<number, number> {
  return new Map([...store.clients.keys()].map((clientId) => [clientId, Y.getState(store, clientId)]))
}

function carriedBy(bytes: Uint8Array, quick: QuickUpdate): RoomUpdate {
  const { structs, deletes, layout } = quick
  if (structs.length === 0) return { bytes, quick, structs, deletes, blocks: [], clientIds: none }
  return { bytes, quick, structs, deletes, blocks: [layout], clientIds: [layout.clientId] }
}

function endsOf({ blocks }: RoomUpdate): JudgedRow['ends'] {
  return blocks.map(({ clientId, end }) => [clientId, end] as const)
}

/** @returns others' client ids of whose structs it tells that are not committed. */
function restsOn({ structs, deletes }: Carried, { clientId }: Layout, states: ReadonlyMap<number, number>) {
  let found: number[] = none
  const tells = (client: number, clock: number): void => {
    if (clock >= (states.get(client) ?? 0)) found = withOne(found, client)
  }
  for (const { origin, rightOrigin, parent } of structs) {
    if (origin && origin.client !== clientId) tells(origin.client, origin.clock)
    if (rightOrigin && rightOrigin.client !== clientId) tells(rightOrigin.client, rightOrigin.clock)
    if (isId(parent) && parent.client !== clientId) tells(parent.client, parent.clock)
  }
  for (const { clientId: client, end } of deletes) if (client !== clientId) tells(client, end - 1)
  return found
}

/** Of a row whose layout says it. */
const inLayout: JudgedRow['ends'] = []

function isId(parent: unknown): parent is { readonly client: number; readonly clock: number } {
  return typeof parent === 'object' && parent !== null
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function plainBytes(records: ReadonlyMap<string, BoardRecord>): number {
  let bytes = 0
  for (const record of records.values()) bytes += Buffer.byteLength(JSON.stringify(record))
  return bytes
}
