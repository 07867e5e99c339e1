// Laid rows: whatever a crowded room admitted for one commit, the rows it becomes do what the updates do, and every row is one session's.
// Seeds are printed when they fail.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { type AdmittedUpdate, laidRows, layFrom } from '../../../server/realtime/laid-rows.ts'
import { readUpdate } from '../../../server/realtime/update-reader.ts'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import type { Room } from '../../../shared/ids.ts'
import { normalForm } from '../../generators/plain-judge.ts'
import { seededRandom } from '../../generators/seeded-random.ts'
import { writersDocument, writersOf } from '../../generators/writers.ts'

/** Several people write for a while, commit after commit. @param o.guesses how often somebody rests on what is not committed yet, 0–1 */
function commitsOf(o: { kind: Room['kind']; seed: number; guesses: number }) {
  const { kind } = o
  const random = seededRandom(o.seed)
  const first = writersDocument(kind)
  const { writers, holder } = writersOf({ kind, random, first })
  const judged = judgedRoomDocument({ kind, loaded: { snapshot: { position: 1, bytes: first }, rows: [] } })
  const commits: AdmittedUpdate[][] = []
  const all: Uint8Array[] = []
  const taken = new Map(writers.map((writer) => [writer, 0]))
  for (let commit = 0; commit < 8; commit += 1) {
    const updates: AdmittedUpdate[] = []
    for (let at = 0; at < 12; at += 1) {
      const writer = random.pick(writers)
      if (random.chance(o.guesses)) {
        writer.take(all.slice(taken.get(writer)))
        taken.set(writer, all.length)
      }
      const read = judged.read(writer.write())
      const verdict = read.ok
        ? judged.judge({ update: read.value, personId: writer.person, role: 'programme-manager', holder })
        : null
      if (verdict?.kind === 'row') {
        updates.push({ ...verdict, by: writers.indexOf(writer) })
        all.push(verdict.bytes)
      } else if (verdict?.kind !== 'nothing') {
        writer.begin([first, ...all])
        taken.set(writer, all.length)
      }
    }
    judged.settle(updates.length)
    commits.push(updates)
    for (const writer of writers) {
      writer.take(all.slice(taken.get(writer)))
      taken.set(writer, all.length)
    }
  }
  return { first, commits }
}

const said = (kind: Room['kind'], updates: readonly Uint8Array[]): string => {
  const doc = freshDocument({ kind, updates })
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  return normalForm(Y.encodeStateAsUpdate(doc), kind)
}

describe('the rows of a crowded commit', () => {
  it.each([
    ['board', 0],
    ['board', 0.3],
    ['point', 0],
    ['minutes', 0.3],
  ] as const)('[LOG13] do what the updates do, and nothing waits for a later one: %s, guesses %d', (kind, guesses) => {
    let laid = 0
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { first, commits } = commitsOf({ kind, seed, guesses })
        const log: Uint8Array[] = [first]
        const plain: Uint8Array[] = [first]
        for (const updates of commits) {
          const rows = laidRows(updates, 2)
          laid += updates.length - rows.length
          for (const row of rows) {
            log.push(row.bytes)
            // Every row leads to a document that is whole.
            expect(freshDocument({ kind, updates: log }).store.pendingStructs).toBeNull()
          }
          plain.push(...updates.map(({ bytes }) => bytes))
          expect(new Set(rows.flatMap(({ clientIds }) => clientIds))).toEqual(
            new Set(updates.flatMap(({ clientIds }) => clientIds)),
          )
        }
        expect(said(kind, log)).toBe(said(kind, plain))
      }),
      { numRuns: 15 },
    )
    // What people write without having seen each other is laid together as a rule.
    expect(laid).toBeGreaterThan(guesses > 0 ? 0 : 20)
  })

  it('[LOG13] are one for each session, and as they came where one rests on what another has written in the same commit', () => {
    const base = new Y.Doc()
    base.getMap('items').set('DD-1', new Y.Map([['title', 'Tittel']]))
    const snapshot = { position: 1, bytes: Y.encodeStateAsUpdate(base) }
    const desk = (clientId: number, seen: readonly Uint8Array[]) => {
      const doc = new Y.Doc()
      for (const bytes of [snapshot.bytes, ...seen]) Y.applyUpdate(doc, bytes)
      doc.clientID = clientId
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      for (const title of ['A', 'B']) (doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', title)
      return updates
    }
    const layout = (bytes: Uint8Array, clientId: number, restsOn: readonly number[] = []): AdmittedUpdate => {
      const judged = judgedRoomDocument({ kind: 'board', loaded: { snapshot, rows: [] } })
      const read = judged.read(bytes)
      const quick = read.ok ? read.value.quick : null
      return { by: clientId, bytes, clientIds: [clientId], layout: quick?.layout ?? null, restsOn }
    }
    const mine = desk(50, [])
    const yours = desk(51, [])
    const [a = null, b = null] = mine.map((bytes) => layout(bytes, 50))
    const [c = null, d = null] = yours.map((bytes) => layout(bytes, 51))
    if (a === null || b === null || c === null || d === null) throw new Error('nothing was written')
    expect(laidRows([a, c, b, d], 2).map(({ by, clientIds }) => ({ by, clientIds }))).toEqual([
      { by: 50, clientIds: [50] },
      { by: 51, clientIds: [51] },
    ])
    const asTheyCame = (updates: readonly AdmittedUpdate[]) => updates.map((of) => ({ ...of, of }))
    const rests = layout(c.bytes, 51, [50])
    expect(laidRows([a, rests, b], 2)).toMatchObject(
      asTheyCame([a, rests, b]).map(({ bytes, by, of }) => ({ bytes, by, of })),
    )
    const unknown = { ...c, layout: null }
    expect(laidRows([a, unknown, b], 2).map(({ of }) => of)).toEqual([a, unknown, b])
    // Of one client id by two sessions: the later goes on where the earlier ended.
    const returned = { ...b, by: 60 }
    expect(laidRows([a, returned, c], 2).map(({ of }) => of)).toEqual([a, returned, c])
  })

  it('[LOG13] are the updates themselves as long as there are few', () => {
    const one = { by: 1, bytes: new Uint8Array([0, 0]), clientIds: [], layout: null, restsOn: [] }
    const few = Array.from({ length: layFrom - 1 }, () => one)
    expect(laidRows(few).map(({ of }) => of)).toEqual(few)
  })

  it('[LOG13] hold a hundred updates, or 64 KiB, and no more', () => {
    const doc = new Y.Doc()
    doc.clientID = 50
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = 'x'.repeat(1_000)
    for (let at = 0; at < 250; at += 1)
      doc.getMap('items').set(`DD-${at}`, new Y.Map([['title', at < 150 ? 'kort' : text]]))
    const admitted = updates.map((bytes): AdmittedUpdate => {
      return { by: 1, bytes, clientIds: [50], layout: readUpdate(bytes, 'board')?.layout ?? null, restsOn: [] }
    })
    const rows = laidRows(admitted)
    expect(rows.every(({ bytes }) => bytes.length <= 65_536)).toBe(true)
    expect(rows.length).toBe(3)
    const [one, other] = [updates, rows.map(({ bytes }) => bytes)].map((each) =>
      freshDocument({ kind: 'board', updates: each }),
    )
    expect(other?.getMap('items').toJSON()).toEqual(one?.getMap('items').toJSON())
  })
})
