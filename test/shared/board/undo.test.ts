// Undo: a restore edit gives back exactly what was changed, and asks where somebody else has been since.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { type FieldChange, type RichNode, reversed } from '../../../shared/board/change.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { fillRichText, readRichText } from '../../../shared/document/rich-text.ts'
import { benefitIdSchema } from '../../../shared/ids.ts'
import { adding, aQueue, copyOf, type Desk, fullCut, id, meet, must } from '../a-board.ts'

const seeded = ['DD-1', 'DD-2', 'DD-3', 'KI-1', 'KI-2']
const itemIds = fc.constantFrom(...seeded).map(id)
const edits: fc.Arbitrary<BoardEdit> = fc.oneof(
  fc.record({
    type: fc.constant('move-item' as const),
    item: itemIds,
    place: fc.record({ list: fc.constant('queue' as const), before: fc.option(itemIds) }),
  }),
  fc.record({
    type: fc.constant('move-to-cut-list' as const),
    item: itemIds,
    before: fc.constant(null),
    cut: fc.constant(fullCut),
  }),
  fc.record({
    type: fc.constant('set-field' as const),
    item: itemIds,
    set: fc.oneof(
      fc.record({ field: fc.constant('title' as const), value: fc.constantFrom('Én', 'To', 'Tre') }),
      fc.record({
        field: fc.constant('estimate' as const),
        value: fc.option(fc.constantFrom({ low: 1, likely: 2, high: 3 }, { low: 4, likely: 5, high: 6 })),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('set-benefit' as const),
    item: itemIds,
    benefit: fc.constantFrom('B1', 'B2').map((each) => benefitIdSchema.parse(each)),
    mark: fc.option(fc.integer({ min: 0, max: 5 })),
  }),
  fc.record({
    type: fc.constant('set-dependency' as const),
    item: itemIds,
    needs: itemIds,
    why: fc.option(fc.constant('API')),
  }),
  itemIds.map((item): BoardEdit => ({ type: 'remove-item', item })),
  fc.constantFrom('DD-8', 'DD-9').map((each) => adding(each)),
)

const text: readonly RichNode[] = [
  { type: 'heading', attributes: { level: 2 }, children: [{ text: 'Hva' }] },
  {
    type: 'paragraph',
    attributes: {},
    children: [{ text: 'Fastlegene ' }, { text: 'ser', marks: { bold: {} } }, { text: ' det.' }],
  },
]

function write(desk: Desk, item: string): void {
  const fragment = textOf(desk.doc, 'board', item)
  if (!fragment) throw new Error(`${item} has no text`)
  fillRichText(fragment, text)
}

/** Everything a document says: the board and each item's rich text. */
function contentOf(doc: Y.Doc) {
  const board = readBoard(doc)
  const texts = [...board.items.keys()].toSorted().map((each) => {
    const fragment = textOf(doc, 'board', each)
    return [each, fragment ? readRichText(fragment) : null]
  })
  return { board, texts }
}

/** A need of something that is gone does not come back with what needed it; all else does. */
function withoutGoneNeeds({ board, texts }: ReturnType<typeof contentOf>) {
  const items = [...board.items.values()].map((item) => {
    const needs = Object.entries(item.needs).filter(([needed]) => board.items.has(id(needed)))
    return { ...item, needs: Object.fromEntries(needs) }
  })
  return { ...board, items: items.toSorted((a, b) => (a.id < b.id ? -1 : 1)), texts }
}

const need = (why: string | null): BoardEdit => ({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why })
const remove = (item: string): BoardEdit => ({ type: 'remove-item', item: id(item) })

const back = (changes: readonly FieldChange[], over = false): BoardEdit => ({
  type: 'restore',
  changes: reversed(changes),
  over,
})

describe('undo', () => {
  it('[UND1] gives back exactly what any edit changed, and redo makes it again', () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 12 }), (script) => {
        const desk = aQueue(seeded)
        for (const each of seeded) write(desk, each)
        for (const edit of script) {
          const before = contentOf(desk.doc)
          const made = desk.edit(edit)
          if (!made.ok) continue
          const after = contentOf(desk.doc)
          const undone = desk.edit(back(made.value))
          if (edit.type === 'set-dependency' && made.value.length > 0 && !before.board.items.has(edit.needs)) {
            expect(undone).toMatchObject({ ok: false, refusal: { code: 'DEPENDENCY_UNKNOWN' } })
            continue
          }
          expect(withoutGoneNeeds(contentOf(desk.doc))).toEqual(withoutGoneNeeds(before))
          must(desk.edit(back(must(undone))))
          expect(contentOf(desk.doc)).toEqual(after)
        }
      }),
      {
        numRuns: 150,
        examples: [[[need('API'), remove('DD-2'), remove('DD-1')]], [[need('API'), remove('DD-2'), need(null)]]],
      },
    )
  })

  it('[UND1] of a removal brings the item back whole, in its place, with its text', () => {
    const desk = aQueue(['DD-1', 'DD-2', 'DD-3'])
    write(desk, 'DD-2')
    const before = contentOf(desk.doc)
    const removed = must(desk.edit({ type: 'remove-item', item: id('DD-2') }))
    must(desk.edit(back(removed)))
    expect(contentOf(desk.doc)).toEqual(before)
  })

  it('[UND1] goes on working while others change other things', () => {
    const kari = aQueue(seeded, 1)
    const ola = copyOf(kari, 2)
    const made = must(kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'Karis' } }))
    must(ola.edit({ type: 'set-benefit', item: id('DD-1'), benefit: benefitIdSchema.parse('B1'), mark: 4 }))
    must(ola.edit({ type: 'move-item', item: id('DD-1'), place: { list: 'queue', before: null } }))
    meet(kari, ola)
    expect(must(kari.edit(back(made)))).toEqual([{ record: 'DD-1', key: 'title', from: 'Karis', to: 'Behov DD-1' }])
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.benefit).toEqual({ B1: 4 })
  })

  it('[UND2] (pitfall 13) asks where somebody else has changed the value since, and changes nothing', () => {
    const kari = aQueue(seeded, 1)
    const ola = copyOf(kari, 2)
    const made = must(kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'Karis' } }))
    meet(kari, ola)
    must(ola.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'Olas' } }))
    meet(kari, ola)
    const before = contentOf(kari.doc)
    expect(kari.edit(back(made))).toEqual({ ok: false, refusal: { code: 'STALE', record: 'DD-1', field: 'title' } })
    expect(contentOf(kari.doc)).toEqual(before)
    expect(must(kari.edit(back(made, true)))).toEqual([
      { record: 'DD-1', key: 'title', from: 'Olas', to: 'Behov DD-1' },
    ])
  })

  it('[UND2] never wipes what somebody else has written since, whatever the two did', () => {
    const sets = fc.oneof(
      fc.record({ field: fc.constant('title' as const), value: fc.constantFrom('Én', 'To', 'Tre') }),
      fc.record({
        field: fc.constant('phase' as const),
        value: fc.constantFrom('planning' as const, 'assignment' as const, null),
      }),
    )
    fc.assert(
      fc.property(sets, sets, (mine, theirs) => {
        const kari = aQueue(['DD-1'], 1)
        const ola = copyOf(kari, 2)
        const made = must(kari.edit({ type: 'set-field', item: id('DD-1'), set: mine }))
        meet(kari, ola)
        const changed = must(ola.edit({ type: 'set-field', item: id('DD-1'), set: theirs }))
        meet(kari, ola)
        kari.edit(back(made))
        const item = readBoard(kari.doc).items.get(id('DD-1'))
        if (changed.length > 0) expect(item?.[theirs.field]).toBe(theirs.value)
      }),
    )
  })

  it('[UND2] of an addition asks when somebody else has filled the item in since', () => {
    const kari = aQueue(['DD-1'], 1)
    const made = must(kari.edit(adding('DD-2')))
    const ola = copyOf(kari, 2)
    must(
      ola.edit({
        type: 'set-field',
        item: id('DD-2'),
        set: { field: 'estimate', value: { low: 1, likely: 2, high: 3 } },
      }),
    )
    meet(kari, ola)
    const before = contentOf(kari.doc)
    expect(kari.edit(back(made))).toEqual({ ok: false, refusal: { code: 'STALE', record: 'DD-2' } })
    expect(contentOf(kari.doc)).toEqual(before)
    must(kari.edit(back(made, true)))
    expect(readBoard(kari.doc).queue).toEqual(['DD-1'])
  })

  it('[UND2] of an addition that somebody else has already removed has nothing to do', () => {
    const kari = aQueue(['DD-1'], 1)
    const made = must(kari.edit(adding('DD-2')))
    must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    expect(kari.edit(back(made))).toEqual({ ok: true, value: [] })
  })

  it('[UND2] of a removal never goes over an item that has taken the id, even when told to', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    const removed = must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    must(kari.edit({ ...adding('DD-2'), title: 'Olas nye' } as BoardEdit))
    const before = contentOf(kari.doc)
    for (const over of [false, true]) {
      expect(kari.edit(back(removed, over))).toEqual({
        ok: false,
        refusal: { code: 'ID_TAKEN', record: 'DD-2', params: { id: 'DD-2' } },
      })
    }
    expect(contentOf(kari.doc)).toEqual(before)
  })

  it('[UND2] of a change to an item that is gone says that it is gone', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    const made = must(kari.edit({ type: 'set-field', item: id('DD-2'), set: { field: 'title', value: 'Ny' } }))
    must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    expect(kari.edit(back(made))).toEqual({
      ok: false,
      refusal: { code: 'UNKNOWN_ITEM', record: 'DD-2', params: { id: 'DD-2' } },
    })
  })

  it('of a removal leaves out needs that are gone since, and can be taken back and made again all the same', () => {
    const kari = aQueue(['DD-1', 'DD-2', 'DD-3'], 1)
    for (const needs of ['DD-2', 'DD-3'])
      must(kari.edit({ type: 'set-dependency', item: id('DD-1'), needs: id(needs), why: 'API' }))
    const removed = must(kari.edit({ type: 'remove-item', item: id('DD-1') }))
    must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    const undone = must(kari.edit(back(removed)))
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.needs).toEqual({ 'DD-3': 'API' })
    expect(kari.edit(back(removed))).toEqual({ ok: true, value: [] })
    const again = must(kari.edit(back(undone)))
    must(kari.edit(back(again)))
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.needs).toEqual({ 'DD-3': 'API' })
  })

  it('of a dependency that was taken away says so when what it needed is gone since', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    must(kari.edit(need('API')))
    const changed = must(kari.edit(need('Data')))
    const dropped = must(kari.edit(need(null)))
    must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    const before = contentOf(kari.doc)
    expect(kari.edit(back(dropped))).toEqual({
      ok: false,
      refusal: { code: 'DEPENDENCY_UNKNOWN', record: 'DD-1', field: 'needs', params: { id: 'DD-2' } },
    })
    expect(kari.edit(back(changed))).toMatchObject({ ok: false, refusal: { code: 'STALE' } })
    expect(contentOf(kari.doc)).toEqual(before)
  })

  it('of a word on a dependency is still possible when what it needs is gone since', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    must(kari.edit(need('API')))
    const changed = must(kari.edit(need('Data')))
    must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    must(kari.edit(back(changed)))
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.needs).toEqual({ 'DD-2': 'API' })
  })
})
