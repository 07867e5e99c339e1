// Quick against plain: whatever people send, the judged document says what a dry run on a whole document says, word for word, and what it keeps is
// what a replay of the rows gives. Seeds are printed when they fail.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import { serverClientId } from '../../../shared/document/first-update.ts'
import { recordsOf } from '../../../shared/document/records.ts'
import type { Room } from '../../../shared/ids.ts'
import { mutateUpdate } from '../../generators/mutate-update.ts'
import { normalForm, PlainJudge } from '../../generators/plain-judge.ts'
import { type SeededRandom, seededRandom } from '../../generators/seeded-random.ts'
import { writersDocument, writersOf } from '../../generators/writers.ts'

/** Plays a history of so many updates. */
function play(o: {
  readonly kind: Room['kind']
  readonly seed: number
  readonly updates: number
  readonly hostile: number
}): {
  readonly rows: number
  readonly refused: number
} {
  const { kind } = o
  const seed = writersDocument(kind)
  const random = seededRandom(o.seed)
  const plain = new PlainJudge(seed, kind)
  const loaded = { snapshot: { position: 1, bytes: seed }, rows: [] }
  // As a crowded room does it, with few: its document is brought up while something waits, and what is settled at once is one row.
  const crowded = random.chance(0.5)
  const judged = judgedRoomDocument({
    kind,
    loaded,
    ...(crowded && { bounds: { updatesBehind: 3, layFrom: 2, moves: 2 } }),
  })
  const { writers, holder } = writersOf({ kind, random, first: seed, names: ['kari', 'ola', 'siv', 'liv'] })
  const taken = new Map(writers.map((writer) => [writer, 0]))
  let refused = 0
  let another = seed
  const settle = (rows: number): void => {
    plain.settled += rows
    judged.settle(rows)
  }
  for (let at = 0; at < o.updates; at += 1) {
    const writer = random.pick(writers)
    const hostile = random.chance(o.hostile)
    const bytes = writer.write()
    const sent = hostile ? mutateUpdate({ bytes, another, random }) : bytes
    another = bytes
    const { person: personId, role } = writer
    const expected = plain.judge({ bytes: sent, personId, role, holder })
    const read = judged.read(sent)
    const verdict = read.ok
      ? judged.judge({ update: read.value, personId, role, holder })
      : { kind: 'refusal', refusal: read.refusal }
    // How it may be laid beside others is no part of the verdict.
    expect(verdict.kind === 'row' ? { ...verdict, layout: null, restsOn: [] } : verdict).toEqual(expected)
    if (expected.kind === 'refusal') refused += 1
    if (expected.kind !== 'row' || hostile || random.chance(0.02)) {
      // It begins anew with what is committed, as a browser does.
      writer.begin(plain.committed())
      taken.set(writer, plain.settled)
    }
    if (random.chance(0.3)) settle(random.whole(plain.rows.length - plain.settled + 1))
    if (random.chance(0.3)) {
      const reader = random.pick(writers)
      reader.take(plain.rows.slice(taken.get(reader), plain.settled))
      taken.set(reader, plain.settled)
    }
    if (random.chance(0.03)) {
      // A command rules: what is admitted is judged again by it.
      plain.forget()
      judged.forget()
      const ruling = ruledBy({ before: plain.committed(), kind, random })
      plain.rule(ruling)
      judged.take([ruling])
      for (const each of writers) if (random.chance(0.7)) each.begin(plain.committed())
      for (const each of writers) taken.set(each, plain.settled)
    }
    if (random.chance(0.03)) {
      // Another process was first: what was admitted is judged again on its row.
      const lost = plain.rows.slice(plain.settled)
      plain.forget()
      judged.forget()
      const foreign = lost.slice(0, 1 + random.whole(2))
      for (const row of foreign) {
        if (plain.judge({ bytes: row, personId, role: 'programme-manager', holder: () => personId }).kind === 'row') {
          plain.settled += 1
          judged.take([row])
        }
      }
      for (const each of writers) each.begin(plain.committed())
      for (const each of writers) taken.set(each, plain.settled)
    }
    if (random.chance(0.02)) expect(normalForm(judged.encoded(), kind) === plain.normal()).toBe(true)
    if (random.chance(0.05)) {
      const late = new Y.Doc()
      const known = random.whole(plain.settled + 1)
      for (const update of plain.committed().slice(0, known)) Y.applyUpdate(late, update)
      for (const update of judged.missing(Y.decodeStateVector(Y.encodeStateVector(late)))) Y.applyUpdate(late, update)
      expect(late.store.pendingStructs).toBeNull()
      expect(late.store.pendingDs).toBeNull()
      expect([...Y.decodeStateVector(Y.encodeStateVector(late))].sort()).toEqual(
        [...Y.decodeStateVector(judged.stateVector())].sort(),
      )
    }
  }
  settle(plain.rows.length - plain.settled)
  expect(normalForm(judged.encoded(), kind) === plain.normal()).toBe(true)
  judged.close()
  return { rows: plain.settled, refused }
}

/** The server's own update: a record frozen or free, the document closed or open; in minutes also somebody recused from an item, or no more. */
function ruledBy(o: { before: readonly Uint8Array[]; kind: Room['kind']; random: SeededRandom }): Uint8Array {
  const doc = freshDocument({ kind: o.kind, updates: o.before })
  const before = Y.encodeStateVector(doc)
  doc.clientID = serverClientId
  const rulings = doc.getMap('rulings')
  const keys = [...recordsOf(doc, o.kind).keys()].map((id) => `frozen.${id}`)
  const key = o.random.chance(0.15) || rulings.has('closed') ? 'closed' : o.random.pick([...keys, 'frozen.DD-9'])
  if (o.kind === 'minutes' && key !== 'closed' && o.random.chance(0.7)) {
    const item = key.replace('frozen.', 'recused.')
    const people = ['kari', 'ola', 'siv', 'liv'].filter(() => o.random.chance(0.5))
    if (people.length > 0) rulings.set(item, people)
    else rulings.delete(item)
  } else if (rulings.has(key)) rulings.delete(key)
  else rulings.set(key, key === 'closed' ? { at: 'nå' } : 12)
  return Y.encodeStateAsUpdate(doc, before)
}

describe('the quick verdict', () => {
  it.each([
    ['board', 25],
    ['point', 15],
    ['internal', 5],
    ['minutes', 20],
  ] as const)('[ADM1] [RUL3] [RUL7] [RUL10] is the verdict of a dry run, whatever people send: %s', (kind, numRuns) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        play({ kind, seed, updates: 80, hostile: 0.05 })
      }),
      { numRuns },
    )
  })
})
