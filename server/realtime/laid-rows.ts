// Laid rows: what a crowded room admitted for one commit, as the rows of the log it becomes: what each session wrote is laid together, since a
// row costs the database far more than the bytes in it. Promises that the rows do what the updates do one after the other: nothing changes
// places with what it may rest on. When and by whom is said of a commit as a whole, so nothing of that is lost. Pure. Called by
// room-effects and by the simulation.

import { type Layout, layTogether } from './laid-together.ts'

/** An update that was admitted, and whose it is. */
export interface AdmittedUpdate {
  /** Names the session. */
  readonly by: number
  readonly bytes: Uint8Array
  readonly clientIds: readonly number[]
  /** How it may be laid beside others; null = it keeps its place. */
  readonly layout: Layout | null
  /** Others' client ids of whose uncommitted structs it tells. */
  readonly restsOn: readonly number[]
}

/** What becomes one row: one session's. `clientIds` each once. */
export type LaidRow<Update extends AdmittedUpdate> = Pick<Update, 'bytes' | 'layout' | 'clientIds' | 'by'> & {
  /** Any one of the updates in it. */
  readonly of: Update
}

/** From so many updates on a commit is laid together. */
export const layFrom = 64
/** A row holds no more: it is read, and sent on by other nodes, like any other update. */
const maxUpdatesPerRow = 100
const maxBytesPerRow = 65_536

/** @param from fewer updates are rows as they are @returns rows in their order; together they do what the updates do in theirs */
export function laidRows<Update extends AdmittedUpdate>(
  updates: readonly Update[],
  from = layFrom,
): readonly LaidRow<Update>[] {
  if (updates.length < from || !mayBeLaid(updates)) return updates.map(asItIs)
  const bySession = new Map<number, Update[]>()
  for (const update of updates) {
    const own = bySession.get(update.by)
    if (own === undefined) bySession.set(update.by, [update])
    else own.push(update)
  }
  const rows: LaidRow<Update>[] = []
  for (const own of bySession.values()) for (const portion of portionsOf(own)) rows.push(...laid(portion))
  return rows
}

function* portionsOf<Update extends AdmittedUpdate>(own: readonly Update[]): Generator<readonly Update[]> {
  let portion: Update[] = []
  let bytes = 0
  for (const update of own) {
    if (portion.length === maxUpdatesPerRow || (portion.length > 0 && bytes + update.bytes.length > maxBytesPerRow)) {
      yield portion
      portion = []
      bytes = 0
    }
    portion.push(update)
    bytes += update.bytes.length
  }
  if (portion.length > 0) yield portion
}

/** Whether every session's updates rest on nothing that is not committed but their own, and no client id is written by two of them. */
function mayBeLaid(updates: readonly AdmittedUpdate[]): boolean {
  const writers = new Map<number, number>()
  for (const { by, clientIds } of updates) {
    for (const clientId of clientIds) {
      const writer = writers.get(clientId)
      if (writer === undefined) writers.set(clientId, by)
      else if (writer !== by) return false
    }
  }
  return updates.every(
    ({ by, layout, restsOn }) =>
      layout !== null && (restsOn.length === 0 || restsOn.every((clientId) => writers.get(clientId) === by)),
  )
}

function laid<Update extends AdmittedUpdate>(own: readonly Update[]): readonly LaidRow<Update>[] {
  const [of] = own
  const together = layTogether(own)
  const [row] = together
  if (of === undefined || row === undefined || together.length > 1) return own.map(asItIs)
  return [{ by: of.by, bytes: row.bytes, layout: row.layout, clientIds: clientIdsOf(own, of.clientIds), of }]
}

/** Each once; as a rule they all bring the same one. */
function clientIdsOf(own: readonly AdmittedUpdate[], first: readonly number[]): readonly number[] {
  const [only] = first
  if (first.length === 1 && own.every(({ clientIds }) => clientIds.length === 1 && clientIds[0] === only)) return first
  return [...new Set(own.flatMap(({ clientIds }) => clientIds))]
}

function asItIs<Update extends AdmittedUpdate>(of: Update): LaidRow<Update> {
  return { by: of.by, bytes: of.bytes, layout: of.layout, clientIds: of.clientIds, of }
}
