// What a document has of the bytes of an edit: all of it, and whether from the server or only from what was written in it.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { hasFromServer, knows } from '../../../client/live/trial.ts'

function written(clientId: number, base: readonly Uint8Array[], write: (items: Y.Map<unknown>) => void) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  for (const update of base) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  write(doc.getMap('items'))
  return { doc, update: Y.encodeStateAsUpdate(doc, before) }
}

describe('what a document has of an edit', () => {
  const seed = written(1, [], (items) => items.set('DD-1', 'Først')).update
  const former = written(7, [seed], (items) => items.set('DD-1', 'Siden')).update

  it('[AGN2] is from the server where another page of hers wrote it, so that it is saved whatever becomes of what waits here', () => {
    const { doc } = written(8, [seed, former], (items) => items.set('DD-2', 'Venter'))
    expect([knows(doc, [former]), hasFromServer(doc, [former])]).toEqual([true, true])
    const without = written(8, [seed], (items) => items.set('DD-2', 'Venter')).doc
    expect([knows(without, [former]), hasFromServer(without, [former])]).toEqual([false, false])
  })

  it('[AGN2] may be what waits here: what this page wrote, and deletions, which anybody may have made', () => {
    const own = written(8, [seed], (items) => items.set('DD-2', 'Venter'))
    expect([knows(own.doc, [own.update]), hasFromServer(own.doc, [own.update])]).toEqual([true, false])
    const removal = written(9, [seed], (items) => items.delete('DD-1')).update
    const { doc } = written(8, [seed], (items) => items.delete('DD-1'))
    expect([knows(doc, [removal]), hasFromServer(doc, [removal])]).toEqual([true, false])
    expect(hasFromServer(doc, [])).toBe(false)
  })
})
