// The canonical hash: the same for equal documents whatever order their updates came in, another as soon as they differ. Random histories
// of several people with fields, records, formatted text and deletes. fast-check prints the seed of a failure.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalBytes, canonicalHash, freshDocument } from '../../../shared/document/canonical-hash.ts'
import { playHistory, step } from './history.ts'

const hashOf = (doc: Y.Doc): string =>
  canonicalHash({
    kind: 'board',
    encoded: Y.encodeStateAsUpdate(doc),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })

describe('the canonical hash', () => {
  it('is one for all who hold the same updates, in whatever order and portions they came', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.infiniteStream(fc.nat()), (steps, random) => {
        const updates = playHistory(steps)
        const draw = (below: number) => (random.next().value ?? 0) % below
        const whole = freshDocument({ kind: 'board', updates })
        const expected = hashOf(whole)
        expect([whole.store.pendingStructs, whole.store.pendingDs]).toEqual([null, null])

        const shuffled = [...updates]
        for (let at = shuffled.length - 1; at > 0; at -= 1) {
          const other = draw(at + 1)
          const [a, b] = [shuffled[at], shuffled[other]]
          if (a && b) [shuffled[at], shuffled[other]] = [b, a]
        }
        const oneByOne = freshDocument({ kind: 'board', updates: [] })
        for (const update of shuffled) {
          oneByOne.transact((transaction) => {
            Y.applyUpdate(oneByOne, update)
            transaction.local = true
          })
        }
        expect(hashOf(oneByOne)).toBe(expected)

        const cut = draw(updates.length + 1)
        const early = freshDocument({ kind: 'board', updates: updates.slice(0, cut) })
        const snapshot = Y.encodeStateAsUpdate(early)
        const later = freshDocument({ kind: 'board', updates: [snapshot, ...updates.slice(cut)] })
        expect(hashOf(later)).toBe(expected)
        expect(hashOf(freshDocument({ kind: 'board', updates: [Y.mergeUpdates([...updates])] }))).toBe(expected)

        // Its own form stays as it is, and one edit more is another document.
        const canonical = canonicalBytes({ kind: 'board', encoded: Y.encodeStateAsUpdate(whole) })
        expect(canonicalBytes({ kind: 'board', encoded: canonical })).toEqual(canonical)
        whole.clientID = 4_000_000_000
        whole.getMap('meta').set('more', draw(1_000))
        expect(hashOf(whole)).not.toBe(expected)
      }),
      { numRuns: 300 },
    )
  })
})
