// The quick overlay: what it knows of texts when it hands over is what reading them again would say.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { QuickOverlay } from '../../../server/realtime/quick-overlay.ts'
import { figuresOf } from '../../../server/realtime/quick-text.ts'
import { readUpdate } from '../../../server/realtime/update-reader.ts'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import { textOf } from '../../../shared/document/records.ts'
import { logRows } from '../../generators/log-rows.ts'
import { seededRandom } from '../../generators/seeded-random.ts'

it.each(['board', 'point', 'minutes'] as const)(
  '[ADM5] figures of texts that are handed over are as read again: %s',
  (kind) => {
    let told = 0
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed)
        const { first, rows } = logRows({ kind, seed, updates: 60 })
        const doc = freshDocument({ kind, updates: [first] })
        let waiting: Uint8Array[] = []
        let overlay = new QuickOverlay(doc, kind)
        const raise = (): void => {
          doc.transact((transaction) => {
            for (const bytes of waiting) Y.applyUpdate(doc, bytes)
            transaction.local = true
          })
          waiting = []
        }
        for (const bytes of rows) {
          const update = readUpdate(bytes, kind)
          waiting.push(bytes)
          if (update === null || overlay.enter(update) === null) {
            raise()
            overlay = new QuickOverlay(doc, kind)
          } else if (random.chance(0.3)) {
            // What was entered last is taken out again first, as what is not settled is.
            const again = random.chance(0.5) ? overlay.enter(update) : null
            if (again !== null) overlay.undo(again.mark)
            const texts = overlay.handOver()
            raise()
            for (const [record, figures] of texts) {
              const text = textOf(doc, kind, record)
              told += 1
              expect([record, figures]).toEqual([record, text && figuresOf(text)])
            }
            overlay = new QuickOverlay(doc, kind, texts)
          }
        }
        doc.destroy()
      }),
      { numRuns: 15 },
    )
    expect(told).toBeGreaterThan(0)
  },
)
