// The judged document of a room: what it shows is what was settled, a refusal and a forgetting leave no trace, and what it gives to those
// who come in brings them to the committed document.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { readBoard, recordsOf } from '../../../shared/document/records.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { aQueue, copyOf, id } from '../../shared/a-board.ts'

const siv = personIdSchema.parse('siv')
const seed = aQueue(['DD-1', 'DD-2', 'DD-3'])
const judgedOf = (doc: Y.Doc) =>
  judgedRoomDocument({
    kind: 'board',
    loaded: { snapshot: { position: 1, bytes: Y.encodeStateAsUpdate(doc) }, rows: [] },
  })

/** What writing in a copy of the seeded board makes. */
function written(clientId: number, write: (desk: typeof seed) => void): Uint8Array {
  const desk = copyOf(seed, clientId)
  const before = Y.encodeStateVector(desk.doc)
  write(desk)
  return Y.encodeStateAsUpdate(desk.doc, before)
}
const titled = (clientId: number, item: string, title: string): Uint8Array =>
  written(clientId, ({ doc }) => {
    const record = recordsOf(doc, 'board').get(item)
    if (record instanceof Y.Map) record.set('title', title)
  })

function send(judged: ReturnType<typeof judgedOf>, bytes: Uint8Array) {
  const read = judged.read(bytes)
  if (!read.ok) return { kind: 'refusal' as const, refusal: read.refusal }
  return judged.judge({ update: read.value, personId: siv, role: 'programme-manager', holder: () => siv })
}

function boardOf(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return readBoard(doc)
}

describe('a judged document', () => {
  it('[ADM7] shows what was admitted only when it is settled', () => {
    const judged = judgedOf(seed.doc)
    const hash = judged.hash()
    const first = titled(50, 'DD-1', 'Første')
    expect(send(judged, first)).toMatchObject({ kind: 'row', bytes: first, clientIds: [50] })
    expect(send(judged, titled(51, 'DD-2', 'Andre')).kind).toBe('row')
    expect(judged.hash()).toBe(hash)
    expect(judged.written(50)).toBe(false)
    judged.settle(1)
    expect(judged.hash()).not.toBe(hash)
    expect(judged.written(50)).toBe(true)
    expect(judged.lacks(50, 1)).toBe(false)
    expect(judged.lacks(51, 1)).toBe(true)
    const board = boardOf(judged.missing(new Map()))
    expect(board.items.get(id('DD-1'))?.title).toBe('Første')
    expect(board.items.get(id('DD-2'))?.title).toBe('Behov DD-2')
    expect(judged.clientIdsBeyond(new Map([[1, 1_000_000]]))).toEqual([50])
  })

  it('[ADM11] is as it was after a refusal, and what it forgot may come again', () => {
    const judged = judgedOf(seed.doc)
    const hash = judged.hash()
    const first = titled(50, 'DD-1', 'Første')
    send(judged, first)
    expect(send(judged, titled(51, 'DD-2', ' ')).kind).toBe('refusal')
    expect(
      send(
        judged,
        written(52, (desk) => recordsOf(desk.doc, 'board').set('DD-9', 'x')),
      ).kind,
    ).toBe('refusal')
    expect(send(judged, first).kind).toBe('nothing')
    judged.forget()
    expect(judged.hash()).toBe(hash)
    expect(send(judged, first).kind).toBe('row')
    judged.settle(1)
    expect(boardOf([judged.encoded()]).items.get(id('DD-1'))?.title).toBe('Første')
  })

  it('takes rows from elsewhere, and judges on them', () => {
    const judged = judgedOf(seed.doc)
    judged.take([titled(60, 'DD-3', 'Fra en annen')])
    expect(judged.clientIds()).toEqual([1, 60])
    expect(send(judged, titled(50, 'DD-3', 'Samtidig')).kind).toBe('row')
    expect(() => judged.take([titled(61, 'DD-1', 'x')])).toThrow()
    judged.settle(1)
    const all = boardOf([judged.encoded()])
    expect(boardOf(judged.missing(new Map())).items).toEqual(all.items)
    const behind = copyOf(seed, 70)
    for (const update of judged.missing(Y.decodeStateVector(Y.encodeStateVector(behind.doc)))) {
      Y.applyUpdate(behind.doc, update)
    }
    expect(readBoard(behind.doc).items).toEqual(all.items)
  })

  it('tells its sizes', () => {
    const judged = judgedOf(seed.doc)
    const sizes = judged.sizes()
    expect(sizes.clientIds).toBe(1)
    expect(sizes.bytes).toBe(judged.encoded().length)
    expect(sizes.plainBytes).toBeGreaterThan(500)
    judged.close()
  })
})
