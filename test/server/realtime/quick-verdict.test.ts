// Quick against plain: whatever people send, the judged document says what a dry run on a whole document says, word for word, and what it keeps is
// what a replay of the rows gives. Seeds are printed when they fail.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { mutateUpdate } from '../../generators/mutate-update.ts'
import { normalForm, PlainJudge } from '../../generators/plain-judge.ts'
import { seededRandom } from '../../generators/seeded-random.ts'
import { Writer, writersBoard } from '../../generators/writers.ts'

const seed = writersBoard()

/** Plays a history of so many updates. */
function play(o: { readonly seed: number; readonly updates: number; readonly hostile: number }): {
  readonly rows: number
  readonly refused: number
} {
  const random = seededRandom(o.seed)
  let nextId = 100
  const newClientId = (): number => {
    nextId += 1
    return nextId
  }
  const plain = new PlainJudge(seed)
  const judged = judgedRoomDocument({ kind: 'board', loaded: { snapshot: { position: 1, bytes: seed }, rows: [] } })
  const writers = ['kari', 'ola', 'siv', 'liv'].map((name) => new Writer({ name, random, newClientId }))
  for (const writer of writers) writer.begin([seed])
  const taken = new Map(writers.map((writer) => [writer, 0]))
  const holder = (id: number) => writers.find((writer) => writer.clientIds.includes(id))?.person ?? null
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
    expect(verdict).toEqual(expected)
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
    if (random.chance(0.02)) expect(normalForm(judged.encoded()) === plain.normal()).toBe(true)
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
  expect(normalForm(judged.encoded()) === plain.normal()).toBe(true)
  judged.close()
  return { rows: plain.settled, refused }
}

describe('the quick verdict', () => {
  it('[ADM1] is the verdict of a dry run, whatever people send', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        play({ seed, updates: 80, hostile: 0.05 })
      }),
      { numRuns: 40 },
    )
  })
})
