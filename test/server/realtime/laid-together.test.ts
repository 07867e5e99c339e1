// Laid together: whatever rows people wrote, one update made of them does what they do one after the other, and a row of no known layout keeps
// its place among them. Seeds are printed when they fail.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Laid, laidTogether } from '../../../server/realtime/laid-together.ts'
import { readUpdate } from '../../../server/realtime/update-reader.ts'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import type { Room } from '../../../shared/ids.ts'
import { logRows } from '../../generators/log-rows.ts'
import { normalForm } from '../../generators/plain-judge.ts'

const laid = (bytes: Uint8Array, kind: Room['kind']): Laid => ({
  bytes,
  layout: readUpdate(bytes, kind)?.layout ?? null,
})

describe('rows laid together', () => {
  it.each(['board', 'point', 'minutes'] as const)('[ADM1] do what they do one after the other: %s', (kind) => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 3 }), (seed, unknown) => {
        const { first, rows } = logRows({ kind, seed, updates: 60 })
        const each = rows.map((bytes, at) => (at % 7 < unknown ? { bytes, layout: null } : laid(bytes, kind)))
        const together = laidTogether(each)
        const one = freshDocument({ kind, updates: [first, ...rows] })
        const other = freshDocument({ kind, updates: [first, ...together] })
        expect(other.store.pendingStructs).toBeNull()
        expect(other.store.pendingDs).toBeNull()
        expect(normalForm(Y.encodeStateAsUpdate(other), kind)).toBe(normalForm(Y.encodeStateAsUpdate(one), kind))
      }),
      { numRuns: 15 },
    )
  })

  it.each(['board', 'minutes'] as const)(
    '[ADM1] are updates as Yjs writes them, which it keeps a part of without loss: %s',
    (kind) => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const { first, rows } = logRows({ kind, seed, updates: 40 })
          const together = laidTogether(rows.map((bytes) => laid(bytes, kind)))
          for (const bytes of together) {
            const ranges = [...Y.decodeUpdate(bytes).ds.clients.values()]
            expect(ranges).toEqual(ranges.map((each) => each.toSorted((a, b) => a.clock - b.clock)))
          }
          // Whoever gets them before what they rest on parks them, encoded in another way, and places them afterwards.
          const early = new Y.Doc()
          for (const bytes of [...together, first]) Y.applyUpdate(early, bytes)
          expect([early.store.pendingStructs, early.store.pendingDs]).toEqual([null, null])
          const merged = freshDocument({ kind, updates: [Y.mergeUpdates([first, ...together])] })
          const plain = freshDocument({ kind, updates: [first, ...rows] })
          for (const doc of [early, merged]) {
            expect(normalForm(Y.encodeStateAsUpdate(doc), kind)).toBe(normalForm(Y.encodeStateAsUpdate(plain), kind))
          }
        }),
        { numRuns: 15 },
      )
    },
  )

  it('[ADM1] are one update where each is an ordinary one, and as they came where nothing is known of them', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const rows: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => rows.push(update))
    const items = doc.getMap('items')
    for (let at = 0; at < 5; at += 1) items.set('DD-1', new Y.Map([['title', `Tittel ${at}`]]))
    expect(laidTogether(rows.map((bytes) => laid(bytes, 'board')))).toHaveLength(1)
    expect(laidTogether(rows.map((bytes) => ({ bytes, layout: null })))).toEqual(rows)
    expect(laidTogether([laid(rows[0] as Uint8Array, 'board')])).toEqual([rows[0]])
    // What does not follow on what is there is not laid behind it.
    expect(laidTogether([laid(rows[0] as Uint8Array, 'board'), laid(rows[2] as Uint8Array, 'board')])).toHaveLength(2)
    expect(laidTogether([])).toEqual([])
  })
})
