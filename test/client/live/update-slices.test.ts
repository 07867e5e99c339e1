// Slices of an update make the document the whole makes, whatever it holds and whoever wrote it.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateSlices } from '../../../shared/contract/update-slices.ts'
import { canonicalBytes } from '../../../shared/document/canonical-hash.ts'
import { serverClientId } from '../../../shared/document/first-update.ts'

const step = fc.record({
  by: fc.constantFrom(serverClientId, 7, 4_000_000_000),
  what: fc.constantFrom('field', 'record', 'text', 'mark', 'remove'),
  key: fc.constantFrom('DD-1', 'DD-2', 'KI-3'),
  value: fc.oneof(fc.string(), fc.integer(), fc.constant({ low: 1, likely: [2, 'æøå 👩‍👩‍👧'], high: null })),
})

it('slices applied in order make the same document as the whole update', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (steps, structsPerSlice) => {
      const update = written(steps)
      const slices = [...updateSlices(update, structsPerSlice)]
      const whole = new Y.Doc()
      Y.applyUpdate(whole, update)
      const sliced = new Y.Doc()
      for (const slice of slices) Y.applyUpdate(sliced, slice)
      expect(sliced.store.pendingStructs).toBeNull()
      expect(content(sliced)).toEqual(content(whole))
      const [slicedLocally, wholly] = [
        new Y.Doc(),
        canonicalBytes({ kind: 'board', encoded: Y.encodeStateAsUpdate(whole) }),
      ]
      for (const slice of updateSlices(Y.encodeStateAsUpdate(whole), structsPerSlice)) {
        slicedLocally.transact((transaction) => {
          Y.applyUpdate(slicedLocally, slice)
          transaction.local = true
        })
      }
      expect(Y.encodeStateAsUpdate(slicedLocally)).toEqual(wholly)
      expect(Y.encodeStateVector(sliced)).toEqual(Y.encodeStateVector(whole))
    }),
    { numRuns: 300 },
  )
})

it('a slice of what the server wrote holds no more structs than asked for', () => {
  const update = written(
    Array.from({ length: 40 }, (_, at) => ({ by: serverClientId, what: 'record', key: `K-${at}`, value: at })),
  )
  const slices = [...updateSlices(update, 10)]
  expect(slices.length).toBeGreaterThan(5)
  expect(
    slices
      .slice(0, -1)
      .map((slice) => Y.decodeUpdate(slice).structs.length)
      .every((count) => count <= 10),
  ).toBe(true)
})

interface Step {
  readonly by: number
  readonly what: string
  readonly key: string
  readonly value: unknown
}

function written(steps: readonly Step[]): Uint8Array {
  const docs = new Map<number, Y.Doc>()
  let all = Y.encodeStateAsUpdate(new Y.Doc())
  for (const { by, what, key, value } of steps) {
    const doc = docs.get(by) ?? new Y.Doc()
    doc.clientID = by
    docs.set(by, doc)
    Y.applyUpdate(doc, all)
    const records = doc.getMap('items')
    doc.transact(() => {
      const record = records.get(key)
      if (!(record instanceof Y.Map) || what === 'record') records.set(key, fresh(value))
      else if (what === 'remove') records.delete(key)
      else if (what === 'field') record.set('title', value)
      else {
        const text = (record.get('description') as Y.XmlFragment).get(0) as Y.XmlText
        if (what === 'text') text.insert(0, String(value))
        else text.format(0, Math.min(2, text.length), { bold: {} })
      }
    })
    all = Y.encodeStateAsUpdate(doc)
  }
  return all
}

function fresh(value: unknown): Y.Map<unknown> {
  const record = new Y.Map<unknown>()
  const text = new Y.XmlFragment()
  text.insert(0, [new Y.XmlText('tekst'), new Y.XmlElement('paragraph')])
  record.set('title', value)
  record.set('description', text)
  return record
}

function content(doc: Y.Doc): unknown {
  return [...doc.getMap('items').entries()]
    .map(([id, record]) => [id, record instanceof Y.Map ? record.toJSON() : record])
    .sort((a, b) => String(a[0]).localeCompare(String(b[0])))
}
