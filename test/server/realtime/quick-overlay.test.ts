// The quick overlay: what it knows of texts when it hands over is what reading them again would say; and where its base has moved on, it says
// what one would say that was laid anew.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { QuickOverlay } from '../../../server/realtime/quick-overlay.ts'
import { figuresOf, holdsText } from '../../../server/realtime/quick-text.ts'
import { type QuickUpdate, readUpdate } from '../../../server/realtime/update-reader.ts'
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

it.each(['board', 'point', 'minutes'] as const)(
  '[ADM5] goes on where its base moves as one laid anew would: %s',
  (kind) => {
    let moved = 0
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed)
        const { first, rows } = logRows({ kind, seed, updates: 90 })
        const doc = freshDocument({ kind, updates: [first] })
        let overlay = new QuickOverlay(doc, kind)
        let anew = new QuickOverlay(doc, kind)
        let waiting: { readonly bytes: Uint8Array; readonly update: QuickUpdate; mark: number }[] = []
        const tell = (told: readonly Uint8Array[]): void =>
          doc.transact((transaction) => {
            for (const bytes of told) Y.applyUpdate(doc, bytes)
            transaction.local = true
          })
        /** On what the document holds now, with what waits; where that is not plain any more, the document is told it. */
        const laidAnew = (): QuickOverlay => {
          const laid = new QuickOverlay(doc, kind)
          const marks = waiting.map(({ update }) => laid.enter(update)?.mark)
          if (marks.every((mark) => mark !== undefined)) return laid
          tell(waiting.map(({ bytes }) => bytes))
          waiting = []
          overlay = new QuickOverlay(doc, kind)
          return new QuickOverlay(doc, kind)
        }
        const layBoth = (): void => {
          anew = laidAnew()
          overlay = new QuickOverlay(doc, kind)
          for (const each of waiting) each.mark = overlay.enter(each.update)?.mark ?? Number.NaN
        }
        for (const bytes of rows) {
          const update = readUpdate(bytes, kind)
          const entered = update && overlay.enter(update)
          const expected = update && anew.enter(update)
          expect(entered?.effects).toEqual(expected?.effects)
          for (const client of update?.structs.map(({ id }) => id.client) ?? []) {
            expect(overlay.known.state(client)).toBe(anew.known.state(client))
          }
          for (const { record, text } of entered?.effects ?? []) {
            // It may know of a text that one laid anew has not been told of.
            if (text && anew.textHolds(record)) expect(overlay.textHolds(record)).toBe(true)
            if (text && overlay.textHolds(record) && random.chance(0.2)) {
              const whole = freshDocument({
                kind,
                updates: [Y.encodeStateAsUpdate(doc), ...waiting.map((each) => each.bytes), bytes],
              })
              const fragment = textOf(whole, kind, record)
              expect(fragment && holdsText(figuresOf(fragment))).toBe(true)
            }
          }
          if (update === null || entered === null) {
            tell([...waiting.map((each) => each.bytes), bytes])
            waiting = []
            layBoth()
            continue
          }
          waiting.push({ bytes, update, mark: entered.mark })
          if (!random.chance(0.4)) continue
          tell(waiting.splice(0, random.whole(waiting.length + 1)).map((each) => each.bytes))
          if (!overlay.mayMoveOn) {
            layBoth()
            continue
          }
          moved += 1
          overlay.moveOn(waiting[0]?.mark ?? overlay.mark)
          anew = laidAnew()
          // What still waits can be taken out, last first, and entered again.
          const [next] = waiting
          if (next === undefined || !random.chance(0.2)) continue
          overlay.undo(next.mark)
          const alone = new QuickOverlay(doc, kind)
          for (const { id } of waiting.flatMap((each) => each.update.structs)) {
            expect(overlay.known.state(id.client)).toBe(alone.known.state(id.client))
          }
          for (const each of waiting) each.mark = overlay.enter(each.update)?.mark ?? Number.NaN
          expect(waiting.map(({ mark }) => mark)).not.toContain(Number.NaN)
        }
        doc.destroy()
      }),
      { numRuns: 30 },
    )
    expect(moved).toBeGreaterThan(20)
  },
)
