// Known structs: an update may repeat what everybody has. What it repeats is never stored or sent on, since a browser that has just come
// in, and has not been answered yet, would believe it: two documents would then differ for ever behind equal state vectors.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, recordsOf } from '../../../shared/document/records.ts'
import { id } from '../../shared/a-board.ts'
import { canonical, liveBoard, settled } from './live-board.ts'
import { boardName } from './people.ts'

const titled = (doc: Y.Doc, value: string, item = 'DD-1'): void => {
  ;(recordsOf(doc, 'board').get(item) as Y.Map<unknown>).set('title', value)
}
const copyOf = (doc: Y.Doc, clientId: number): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}
const clientsIn = (bytes: Uint8Array): number[] => [
  ...new Set(Y.decodeUpdate(bytes).structs.map((struct) => struct.id.client)),
]

describe('an update that repeats what is known', () => {
  it('[ADM4] does not carry another person’s structs to who has not got them yet', async () => {
    const board = await liveBoard()
    const before = copyOf(board.replay(), 66)
    const kari = await board.join('kari', { clientId: 11 })
    titled(kari.doc, 'Karis tittel')
    await settled()
    // Ola writes what Kari is said to have written, under her client id, and something of his own after it.
    const forged = copyOf(before, 11)
    titled(forged, 'Ikke Karis tittel')
    forged.clientID = 12
    titled(forged, 'Olas tittel', 'DD-2')
    const ola = await board.join('ola', { clientId: 12 })
    ola.update(Y.encodeStateAsUpdate(forged, Y.encodeStateVector(before)))
    await settled()
    const row = board.log.rows(boardName).at(-1)
    expect([row?.actor, clientsIn(row?.payload ?? new Uint8Array())]).toEqual(['ola', [12]])
    // Siv was away and hears Ola before she is told what she lacks.
    Y.applyUpdate(before, row?.payload ?? new Uint8Array())
    Y.applyUpdate(before, Y.encodeStateAsUpdate(board.replay(), Y.encodeStateVector(before)))
    expect(readBoard(before).items.get(id('DD-1'))?.title).toBe('Karis tittel')
    expect(canonical(before)).toBe(canonical(board.replay()))
  })

  it('[ADM4] does not tell a person’s own history otherwise', async () => {
    const board = await liveBoard()
    const before = copyOf(board.replay(), 12)
    const ola = await board.join('ola', { clientId: 12 })
    titled(ola.doc, 'Først')
    await settled()
    titled(before, 'Aldri')
    titled(before, 'Deretter', 'DD-2')
    const start = new Map([[12, 0]])
    ola.update(Y.encodeStateAsUpdate(before, Y.encodeStateVector(start)).slice())
    await settled()
    const replayed = readBoard(board.replay())
    expect(['DD-1', 'DD-2'].map((item) => replayed.items.get(id(item))?.title)).toEqual(['Først', 'Deretter'])
    const [struct] = Y.decodeUpdate(board.log.rows(boardName).at(-1)?.payload ?? new Uint8Array()).structs
    expect(struct?.id).toMatchObject({ client: 12, clock: 1 })
  })

  it('is judged again as it came when the log moved on meanwhile', async () => {
    const board = await liveBoard()
    const ola = await board.join('ola', { clientId: 12 })
    titled(ola.doc, 'Først')
    await settled()
    const elsewhere = copyOf(board.replay(), 1)
    const vector = Y.encodeStateVector(elsewhere)
    titled(elsewhere, 'Fra en annen', 'DD-3')
    board.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(elsewhere, vector), [1])
    const whole = copyOf(ola.doc, 12)
    titled(whole, 'Deretter', 'DD-2')
    ola.update(Y.encodeStateAsUpdate(whole))
    await settled()
    expect(ola.closed).toBeNull()
    const replayed = readBoard(board.replay())
    expect(['DD-1', 'DD-2', 'DD-3'].map((item) => replayed.items.get(id(item))?.title)).toEqual([
      'Først',
      'Deretter',
      'Fra en annen',
    ])
    expect(clientsIn(board.log.rows(boardName).at(-1)?.payload ?? new Uint8Array())).toEqual([12])
  })
})
