// What has changed since a moment, by the log alone: whatever people do in between, what is told leads from the board of then to the board of now,
// and names for each field the one who wrote it last.

import { array, assert, asyncProperty, boolean, constantFrom, integer, oneof, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { replayedBoard } from '../../../server/commands/board/replayed-board.ts'
import { itemChanges } from '../../../server/domain/item-changes.ts'
import type { LogRow } from '../../../server/store/log-row.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { placeOf } from '../../../shared/board/snapshot.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import { boardRoom, type PersonId, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { adding, fullCut, id } from '../../shared/a-board.ts'

const kari = personIdSchema.parse('kari')
const people = [kari, ...['ola', 'siri'].map((each) => personIdSchema.parse(each))]
const room = boardRoom(programmeIdSchema.parse('prove'))
const items = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5'].map(id)

/** A log that is written by people, one row for each edit that can be made; it may begin a new generation on the way. */
function aLog() {
  let doc = new Y.Doc()
  let at = Date.parse('2026-11-01T08:00:00Z')
  const generations: LogRow[][] = [[]]
  const row = (payload: Uint8Array, actor: PersonId | null): void => {
    at += 60_000
    const rows = generations.at(-1) ?? []
    rows.push({
      room,
      position: rows.length + 1,
      payload,
      actor,
      sessionId: null,
      role: null,
      clientIds: [],
      at: new Date(at),
    })
  }
  return {
    generations,
    board: () => readBoard(doc),
    /** @returns the fields it wrote, as `item/field`; none where it could not be made */
    edit(actor: PersonId | null, edit: BoardEdit): readonly string[] {
      const plan = planBoardEdit(readBoard(doc), edit)
      if (!plan.ok || plan.value.length === 0) return []
      const before = Y.encodeStateVector(doc)
      writeChanges({ doc, kind: 'board', changes: plan.value, origin: 'test' })
      row(Y.encodeStateAsUpdate(doc, before), actor)
      return plan.value.map(({ record: item, key }) => `${item}/${key ?? ''}`)
    },
    beginAnew(): void {
      const seed = rewritten(doc, 'board')
      doc = new Y.Doc()
      Y.applyUpdate(doc, seed)
      generations.push([])
      row(seed, null)
    },
  }
}

const anItem = constantFrom(...items)
const anEdit = oneof(
  record({ item: anItem, title: constantFrom('Ett', 'To', 'Tre') }).map(
    ({ item, title }): BoardEdit => ({ type: 'set-field', item, set: { field: 'title', value: title } }),
  ),
  record({ item: anItem, value: constantFrom(null, { low: 1, likely: 2, high: 3 }) }).map(
    ({ item, value }): BoardEdit => ({ type: 'set-field', item, set: { field: 'estimate', value } }),
  ),
  record({ item: anItem, done: boolean() }).map(
    ({ item, done }): BoardEdit => ({ type: 'set-readiness', item, part: 'what', value: { done } }),
  ),
  record({ item: anItem, before: constantFrom(null, ...items) }).map(
    ({ item, before }): BoardEdit => ({ type: 'move-item', item, place: { list: 'queue', before } }),
  ),
  anItem.map((item): BoardEdit => ({ type: 'move-to-cut-list', item, before: null, cut: fullCut })),
  anItem.map((item): BoardEdit => ({ type: 'remove-item', item })),
  anItem.map((item): BoardEdit => adding(item)),
)

/** What goes with an item that is taken away and added again is not written by itself: it is of whoever did that. */
const takenAwayAndAddedAnew = [
  { who: kari, edit: { type: 'set-readiness', item: id('DD-5'), part: 'what', value: { done: true } }, anew: 0 },
  { who: kari, edit: { type: 'remove-item', item: id('DD-5') }, anew: 0 },
  { who: kari, edit: adding(id('DD-5')), anew: 0 },
] satisfies { readonly who: PersonId; readonly edit: BoardEdit; readonly anew: number }[]

describe('changes since a moment', () => {
  it('[SNC1] [SNC2] lead from the board of then to the board of now, and name who wrote each field last, over generations too', async () => {
    const steps = array(record({ who: constantFrom(...people), edit: anEdit, anew: integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 25,
    })
    await assert(
      asyncProperty(steps, integer({ min: 0, max: 24 }), async (script, from) => {
        const log = aLog()
        for (const item of items) log.edit(null, adding(item))
        const lastBy = new Map<string, PersonId>()
        let begun: { generation: number; position: number; board: ReturnType<typeof log.board> } | null = null
        for (const [index, { who, edit, anew }] of script.entries()) {
          if (anew === 0) log.beginAnew()
          if (index === Math.min(from, script.length - 1)) {
            begun = {
              generation: log.generations.length - 1,
              position: log.generations.at(-1)?.length ?? 0,
              board: log.board(),
            }
          }
          for (const field of log.edit(who, edit)) if (begun !== null) lastBy.set(field, who)
        }
        if (begun === null) throw new Error('no moment')
        const { generation, position, board: then } = begun
        const [of = [], ...later] = log.generations.slice(generation)
        const told = await replayedBoard({
          before: of.slice(0, position).map(({ payload }) => payload),
          after: [of.slice(position), ...later],
        })
        const now = log.board()
        const changes = itemChanges(told.before, told.now, told.touchOf)
        expect([told.before.board, told.now.board]).toEqual([then, now])
        const names = changes.map(({ item }) => item)
        expect(new Set(names).size).toBe(names.length)
        for (const { item, kind, was, is, by, fields } of changes) {
          expect([was, is]).toEqual([placeOf(then, item), placeOf(now, item)])
          expect({ item, kind, gone: is === null, came: was === null }).toEqual({
            item,
            kind,
            gone: kind === 'removed',
            came: kind === 'added',
          })
          if (kind === 'removed' || kind === 'added') expect([item, by]).toEqual([item, lastBy.get(`${item}/`)])
          for (const { field, by: writer } of fields) {
            // Taken away and added again, it is whoever added it.
            expect([lastBy.get(`${item}/${field}`), lastBy.get(`${item}/`)]).toContain(writer)
          }
        }
        // Who is not told of is as it was.
        for (const [item, value] of now.items) {
          if (names.includes(item)) continue
          expect({ ...value, position: null }).toEqual({ ...then.items.get(item), position: null })
        }
      }),
      { numRuns: 60, examples: [[takenAwayAndAddedAnew, 1]] },
    )
  })
})
