// Admission: judges one update by trying it on the candidate document, which is the committed one and everything admitted since.
// Promises that an update is admitted whole or refused whole (ADM1), that no rule means no write (ADM2), that nothing is left pending
// (ADM3), that new structs are their sender's (ADM4), that every touched record satisfies its schema (ADM5) and that the role may do
// what was really done. A refusal may leave the candidate spoiled: its owner builds it anew. Called by room.

import * as Y from 'yjs'
import { circleThrough } from '../../shared/board/dependencies.ts'
import type { Item } from '../../shared/board/item.ts'
import { maxRemovedPerUpdate } from '../../shared/board/removals.ts'
import { maxClientIds, maxItems } from '../../shared/contract/limits.ts'
import { recordChange } from '../../shared/document/record-change.ts'
import { type RoomRecord, readRecord, recordsOf, textOf } from '../../shared/document/records.ts'
import { checkRichText } from '../../shared/document/rich-text.ts'
import { holdsItems, textField } from '../../shared/document/roots.ts'
import { readRulings } from '../../shared/document/rulings.ts'
import type { ItemId, PersonId, Room } from '../../shared/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { mayWrite, type RecordChange, type Writer } from '../../shared/rules/may-write.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { InspectedUpdate } from './inspect-update.ts'
import { type Carried, type Known, knownOf, type Novelty, noveltyOf, withoutKnown } from './novelty.ts'
import { type Touched, touchedRecords } from './touched-records.ts'

export type BoardRecord = RoomRecord

/** A document and the records it holds, as frozen values. */
export interface Standing {
  readonly doc: Y.Doc
  readonly records: Map<string, BoardRecord>
}

/** What became of an update. `touched` is what each touched record is now; null = it does not stand. */
export type Verdict =
  | {
      readonly kind: 'admitted'
      readonly touched: ReadonlyMap<string, BoardRecord | null>
      /** What is stored and sent on: the update as it came, without structs that were known already. */
      readonly bytes: Uint8Array
      /** Client ids that new structs carry. */
      readonly clientIds: readonly number[]
    }
  | { readonly kind: 'nothing'; readonly spoiled: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly spoiled: boolean }

export interface Judging {
  readonly kind: Room['kind']
  readonly candidate: Standing
  readonly update: InspectedUpdate
  readonly personId: PersonId
  readonly role: Role | null
  /** Who holds a client id; null or undefined = nobody. */
  readonly holder: (clientId: number) => PersonId | null | undefined
  /** How many records it may remove where a person has confirmed it. */
  readonly confirmedRemovals?: number
}

/** What is tried: the bytes that would be stored and sent on, and the client ids that new structs carry. */
export interface Trial {
  readonly kind: 'try'
  readonly bytes: Uint8Array
  readonly clientIds: readonly number[]
  /** False when the bytes are not the update as it came. */
  readonly asItCame: boolean
  /** Nothing but marks of formatting are taken away: a browser's own tidying. */
  readonly sweeps: boolean
}

/** Judges one update. When it is admitted it stands in the candidate afterwards, documents and records alike. */
export function admission(o: Judging): Verdict {
  const { candidate, update } = o
  const rulings = readRulings(candidate.doc)
  const trial = beforeTrying({ ...o, rulings, known: knownOf(candidate.doc), knownIds: candidate.doc.store.clients })
  if (trial.kind !== 'try') return { ...trial, spoiled: false }
  const { bytes, clientIds } = trial
  const tried = tryOn({ ...o, rulings, bytes, carried: update })
  if (!tried.ok) {
    if (tidiesSettled(trial, tried.refusal)) return { kind: 'nothing', spoiled: true }
    return { kind: 'refused', refusal: tried.refusal, spoiled: true }
  }
  for (const [id, record] of tried.value) {
    if (record === null) candidate.records.delete(id)
    else candidate.records.set(id, record)
  }
  return { kind: 'admitted', touched: tried.value, clientIds, bytes }
}

/** All that can be said of an update before it is tried: whether it fits, whether it is its sender's, whether there is anything in it. */
export function beforeTrying(
  o: Pick<Judging, 'kind' | 'holder' | 'personId'> &
    Writer & {
      readonly update: Carried & { readonly bytes: Uint8Array }
      readonly known: Known
      readonly knownIds: { readonly size: number; has(clientId: number): boolean }
    },
): Trial | { readonly kind: 'nothing' } | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const { known, update, kind, role, rulings } = o
  const novelty = noveltyOf(known, update)
  if (!novelty.ok) return { kind: 'refused', refusal: novelty.refusal }
  const { clientIds, repeats, deletes, onlyFormatting }: Novelty = novelty.value
  if (clientIds.length === 0 && !deletes) return { kind: 'nothing' }
  const sweeps = clientIds.length === 0 && onlyFormatting
  const barred = rulings.closed ? refuse('CLOSED') : mayWriteRoom(role, kind) ? null : refuse('FORBIDDEN')
  // A reading browser sweeps up doubled marks of formatting in its own copy and sends that back; it is neither kept nor a breach.
  if (barred !== null) return sweeps ? { kind: 'nothing' } : { kind: 'refused', refusal: barred.refusal }
  const owned = ownedBySender(o, clientIds)
  if (!owned.ok) return { kind: 'refused', refusal: owned.refusal }
  // A forged copy of somebody else's struct would be believed by a browser that has not been told the true one yet.
  return {
    kind: 'try',
    bytes: repeats ? withoutKnown(known, update) : update.bytes,
    clientIds,
    asItCame: !repeats,
    sweeps,
  }
}

/** @returns true when a trial was refused for tidying what is settled, for everybody or for its sender: it is neither kept nor a breach. */
export function tidiesSettled({ sweeps }: Trial, { code }: Refusal): boolean {
  return sweeps && (code === 'FROZEN' || code === 'OUTCOME_RECUSED')
}

function ownedBySender(
  o: Pick<Judging, 'personId' | 'holder'> & {
    readonly knownIds: { readonly size: number; has(clientId: number): boolean }
  },
  clientIds: readonly number[],
): Outcome<true> {
  for (const id of clientIds) if (o.holder(id) !== o.personId) return refuse('CLIENT_ID')
  let fresh = 0
  for (const id of clientIds) if (!o.knownIds.has(id)) fresh += 1
  return fresh > 0 && o.knownIds.size + fresh > maxClientIds ? refuse('READ_ONLY') : done(true)
}

/** An update, ready to be tried on a candidate. */
export interface Trying extends Writer {
  readonly kind: Room['kind']
  readonly candidate: Standing
  readonly bytes: Uint8Array
  /** What the update says of itself. */
  readonly carried: Carried
  readonly confirmedRemovals?: number
}

/** Tries an update that fits. @returns what each touched record is now; after a refusal the candidate is spoiled */
export function tryOn(o: Trying): Outcome<ReadonlyMap<string, BoardRecord | null>> {
  const { candidate, bytes } = o
  try {
    return applyLocally(candidate.doc, (transaction) => {
      Y.applyUpdate(candidate.doc, bytes)
      const { pendingStructs, pendingDs } = candidate.doc.store
      if (pendingStructs !== null || pendingDs !== null) return refuse('RESYNC')
      if (!ofOneFate(transaction, o.carried)) return refuse('SHAPE')
      const touched = touchedRecords(transaction, o.kind)
      return touched.ok ? conclude(o, touched.value) : touched
    })
  } catch {
    return refuse('DECODE')
  }
}

/**
 * Neighbours of one list are swept up together. A struct between something swept up and something that stands is forged, and what
 * becomes of it would depend on when a document sweeps up.
 */
function ofOneFate({ doc, beforeState }: Y.Transaction, { structs }: Carried): boolean {
  const swept = ({ client, clock }: { client: number; clock: number }): boolean =>
    !((Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC) instanceof Y.Item)
  return structs.every(
    ({ id, origin, rightOrigin }) =>
      !origin || !rightOrigin || id.clock < (beforeState.get(id.client) ?? 0) || swept(origin) === swept(rightOrigin),
  )
}

/**
 * Runs in one transaction that Yjs takes for the document's own, so that it does not tidy formatting by deletes of its own, which
 * would stand in no log.
 */
export function applyLocally<Result>(doc: Y.Doc, run: (transaction: Y.Transaction) => Result): Result {
  return doc.transact((transaction) => {
    const result = run(transaction)
    transaction.local = true
    return result
  })
}

function conclude(o: Trying, touched: Touched): Outcome<ReadonlyMap<string, BoardRecord | null>> {
  for (const id of touched.sealed) {
    const sealed = mayWrite(o, { kind: 'sealed', id })
    if (!sealed.ok) return sealed
  }
  const untaken = idsFree(o, touched)
  if (!untaken.ok) return untaken
  const after = new Map<string, BoardRecord | null>()
  for (const [id, { text }] of touched.records) {
    const record = readTouched(o, id, text)
    if (!record.ok) return record
    after.set(id, record.value)
    const allowed = mayWrite(o, changeOf(o, { id, after: record.value, text }))
    if (!allowed.ok) return allowed
  }
  if (touched.gone) {
    const allowed = mayWrite(o, changeOf(o, { id: '', after: null, text: false }))
    if (!allowed.ok) return allowed
  }
  const within = withinCounts(o, after)
  if (!within.ok) return within
  const needs = holdsItems(o.kind) ? needsHold(o, after) : done(true as const)
  return needs.ok ? done(after) : needs
}

/** ITM5: an id that stands is never given to another record, not even to one that would lose and vanish silently. */
function idsFree(o: Trying, { entries, texts }: Touched): Outcome<true> {
  const root = recordsOf(o.candidate.doc, o.kind)
  for (const { id, item } of entries) {
    const lost = root._map.get(id) !== item && !(item.content instanceof Y.ContentDeleted) && !deletesItself(o, item)
    if (o.candidate.records.has(id) || lost)
      return refuse('ID_TAKEN', { record: id.slice(0, 64), params: { id: id.slice(0, 64) } })
  }
  for (const id of texts) {
    if (o.candidate.records.has(id)) return refuse('SHAPE', { record: id.slice(0, 64), field: textField[o.kind] })
  }
  return done(true)
}

function deletesItself(o: Trying, { id }: Y.Item): boolean {
  return o.carried.deletes.some(
    (range) => range.clientId === id.client && range.start <= id.clock && id.clock < range.end,
  )
}

function readTouched(o: Trying, id: string, text: boolean): Outcome<BoardRecord | null> {
  const root = recordsOf(o.candidate.doc, o.kind)
  if (!root.has(id)) return done(null)
  const record = readRecord(o.kind, id, root.get(id))
  if (!record.ok || !text) return record
  const fragment = textOf(o.candidate.doc, o.kind, id)
  const checked = fragment === null ? refuse('SHAPE') : checkRichText(fragment)
  return checked.ok ? record : refuse(checked.refusal.code, { record: id.slice(0, 64), field: textField[o.kind] })
}

/** @returns a change of one record as `may-write` asks for it. */
function changeOf(
  o: { readonly kind: Room['kind']; readonly candidate: Pick<Standing, 'records'> },
  { id, after, text }: { id: string; after: BoardRecord | null; text: boolean },
): RecordChange {
  return recordChange(o.kind, { id, before: o.candidate.records.get(id) ?? null, after, text })
}

function withinCounts(o: Trying, after: ReadonlyMap<string, BoardRecord | null>): Outcome<true> {
  const { records } = o.candidate
  let removed = 0
  let added = 0
  for (const [id, record] of after) {
    if (record === null && records.has(id)) removed += 1
    if (record !== null && !records.has(id)) added += 1
  }
  if (removed > Math.max(maxRemovedPerUpdate, o.confirmedRemovals ?? 0))
    return refuse('BULK', { params: { max: maxRemovedPerUpdate } })
  return added > 0 && records.size + added - removed > maxItems ? refuse('TOO_LARGE') : done(true)
}

/** ITM2 on the candidate's board: what an item newly needs stands, and closes no circle. */
export function needsHold(
  o: { readonly candidate: Pick<Standing, 'records'> },
  after: ReadonlyMap<string, BoardRecord | null>,
): Outcome<true> {
  const added: [Item, ItemId[]][] = []
  for (const record of after.values()) {
    if (record === null || !('needs' in record)) continue
    const before = o.candidate.records.get(record.id)
    const had = before !== undefined && 'needs' in before ? before.needs : {}
    const fresh = (Object.keys(record.needs) as ItemId[]).filter((id) => !Object.hasOwn(had, id))
    if (fresh.length > 0) added.push([record, fresh])
  }
  if (added.length === 0) return done(true)
  const items = new Map(o.candidate.records as Map<ItemId, Item>)
  for (const [id, record] of after) {
    if (record === null) items.delete(id as ItemId)
    else items.set(id as ItemId, record as Item)
  }
  for (const [item, fresh] of added) {
    const unknown = fresh.find((id) => !items.has(id))
    if (unknown !== undefined)
      return refuse('DEPENDENCY_UNKNOWN', { record: item.id, field: 'needs', params: { id: unknown } })
    const circle = circleThrough(items, item.id)
    if (circle)
      return refuse('DEPENDENCY_CIRCLE', { record: item.id, field: 'needs', params: { path: circle.join(' → ') } })
  }
  return done(true)
}
