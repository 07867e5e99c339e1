// Mutated updates: tens of thousands of updates no browser would send, each judged as if somebody had sent it. None may be admitted that a dry run
// on a whole document refuses, none may leave anything behind when it is refused, and what was admitted is exactly what a replay of the rows
// gives, with nothing pending. 20,000 here; MUTATED=100000 for more. Seeds are printed when one fails.

import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { readBoard, recordsOf } from '../../../shared/document/records.ts'
import { mutateUpdate } from '../../generators/mutate-update.ts'
import { normalForm, PlainJudge } from '../../generators/plain-judge.ts'
import { seededRandom } from '../../generators/seeded-random.ts'
import { Writer, writersDocument } from '../../generators/writers.ts'

const wanted = Number(process.env.MUTATED ?? 20_000)
const firstSeed = Number(process.env.MUTATED_SEED ?? 38_000)
const perHistory = 400
const seed = writersDocument('board')

interface Told {
  admitted: number
  nothing: number
  readonly refused: Map<string, number>
}

function history(historySeed: number, told: Told): void {
  const random = seededRandom(historySeed)
  let nextId = 100
  const writer = new Writer({
    kind: 'board',
    name: 'siv',
    random,
    newClientId: () => {
      nextId += 1
      return nextId
    },
  })
  const plain = new PlainJudge(seed)
  const judged = judgedRoomDocument({ kind: 'board', loaded: { snapshot: { position: 1, bytes: seed }, rows: [] } })
  const holder = (id: number) => (writer.clientIds.includes(id) ? writer.person : null)
  const judge = (bytes: Uint8Array): string => {
    const o = { personId: writer.person, role: 'programme-manager', holder } as const
    const expected = plain.judge({ ...o, bytes })
    const read = judged.read(bytes)
    const verdict = read.ok
      ? judged.judge({ ...o, update: read.value })
      : { kind: 'refusal' as const, refusal: read.refusal }
    // How it may be laid beside others is no part of the verdict.
    expect(verdict.kind === 'row' ? { ...verdict, layout: null, restsOn: [] } : verdict).toEqual(expected)
    if (verdict.kind === 'row') {
      told.admitted += 1
      plain.settled += 1
      judged.settle(1)
    } else if (verdict.kind === 'nothing') told.nothing += 1
    else told.refused.set(verdict.refusal.code, (told.refused.get(verdict.refusal.code) ?? 0) + 1)
    return verdict.kind
  }
  writer.begin([seed])
  let another = seed
  for (let at = 0; at < perHistory; ) {
    const bytes = writer.write()
    let kept = true
    for (let mutants = 0; mutants < 16 && at < perHistory && kept; mutants += 1) {
      at += 1
      kept = judge(mutateUpdate({ bytes, another, random })) !== 'row'
    }
    // After a mutant was admitted the true one is told otherwise; its writer begins anew, as it would in a browser.
    if (!kept || judge(bytes) === 'refusal') writer.begin(plain.committed())
    another = bytes
    if (random.chance(0.1)) expect(normalForm(judged.encoded()) === plain.normal()).toBe(true)
  }
  expect(normalForm(judged.encoded()) === plain.normal()).toBe(true)
  walkPlain(judged.encoded(), plain)
  judged.close()
}

/** T-051: nothing that is read back has a prototype of its own making. */
function walkPlain(encoded: Uint8Array, plain: PlainJudge): void {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, encoded)
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    expect([Object.prototype, Array.prototype, null]).toContain(Object.getPrototypeOf(value))
    for (const key of Object.keys(value)) {
      expect(['__proto__', 'constructor', 'prototype']).not.toContain(key)
      walk((value as Record<string, unknown>)[key])
    }
  }
  walk(recordsOf(doc, 'board').toJSON())
  for (const item of readBoard(doc).items.values()) walk(item)
  expect([...readBoard(doc).items].sort()).toEqual([...plain.records()].sort())
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
}

it('[ADM1] [T-038] [T-050] [T-051] admits no mutated update that a dry run would not, and keeps nothing of the others', () => {
  const told: Told = { admitted: 0, nothing: 0, refused: new Map() }
  for (let at = 0; at * perHistory < wanted; at += 1) {
    const historySeed = firstSeed + at
    try {
      history(historySeed, told)
    } catch (error) {
      throw new Error(`history of seed ${historySeed}`, { cause: error })
    }
  }
  // It would prove nothing if all were told apart by one and the same thing.
  expect(told.admitted).toBeGreaterThan(wanted / 200)
  for (const code of ['DECODE', 'RESYNC', 'SHAPE', 'CLIENT_ID']) expect(told.refused.get(code) ?? 0).toBeGreaterThan(10)
  if (wanted > 20_000) console.log(wanted, told)
}, 600_000)
