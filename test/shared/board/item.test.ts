// Items: what one must be, what it may need, and what its fields say when they are read and written again.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutStatuses, fieldsOfItem, type Item, itemFromFields, readinessParts } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import type { Json } from '../../../shared/board/value.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { actorIdSchema, benefitIdSchema } from '../../../shared/ids.ts'
import { adding, aQueue, area, asCut, copyOf, fullCut, id, itemWith, meet, must, readItemOf } from '../a-board.ts'

const whole: Record<string, Json> = {
  title: 'Kjernejournal',
  area: 'DD',
  kind: 1,
  position: { list: 'queue', rank: 'a0' },
}

const refused: [string, Record<string, Json | undefined>, { code: string; field: string }][] = [
  ['an empty title', { title: '' }, { code: 'TITLE_EMPTY', field: 'title' }],
  ['a title of blanks', { title: ' \u00a0 ' }, { code: 'TITLE_EMPTY', field: 'title' }],
  ['a title of 201 characters', { title: 'x'.repeat(201) }, { code: 'TITLE_TOO_LONG', field: 'title' }],
  ['a title of two lines', { title: 'a\nb' }, { code: 'CONTENT', field: 'title' }],
  ['a NUL in a title', { title: 'a\0b' }, { code: 'CONTENT', field: 'title' }],
  ['half a surrogate pair', { title: 'a\ud83d' }, { code: 'CONTENT', field: 'title' }],
  ['a title that is not text', { title: 4 }, { code: 'INVALID', field: 'title' }],
  ['no title', { title: undefined }, { code: 'INVALID', field: 'title' }],
  ['no position', { position: undefined }, { code: 'INVALID', field: 'position' }],
  ['a position without a list', { position: { rank: 'a0' } }, { code: 'INVALID', field: 'position.list' }],
  [
    'a rank nothing can stand beside',
    { position: { list: 'queue', rank: '00' } },
    { code: 'INVALID', field: 'position.rank' },
  ],
  ['an area in lower case', { area: 'dd' }, { code: 'INVALID', field: 'area' }],
  ['a fourth kind', { kind: 4 }, { code: 'INVALID', field: 'kind' }],
  [
    'a likely estimate under the low',
    { estimate: { low: 9, likely: 8, high: 12 } },
    { code: 'ESTIMATE_ORDER', field: 'estimate' },
  ],
  [
    'a likely estimate over the high',
    { estimate: { low: 1, likely: 13, high: 12 } },
    { code: 'ESTIMATE_ORDER', field: 'estimate' },
  ],
  [
    'a negative estimate',
    { estimate: { low: -1, likely: 8, high: 12 } },
    { code: 'ESTIMATE_NEGATIVE', field: 'estimate.low' },
  ],
  [
    'an estimate in kroner',
    { estimate: { low: 1, likely: 2, high: 12_000_000 } },
    { code: 'ESTIMATE_ABSURD', field: 'estimate.high' },
  ],
  [
    'an estimate that is no number',
    { estimate: { low: 1, likely: 2, high: Number.NaN } },
    { code: 'INVALID', field: 'estimate.high' },
  ],
  ['a mark of 6', { 'benefit.B1': 6 }, { code: 'INVALID', field: 'benefit.B1' }],
  [
    'a date that does not exist',
    { 'cut.latestUsefulDate': '2025-02-30' },
    { code: 'NOT_A_DATE', field: 'cut.latestUsefulDate' },
  ],
  [
    'a due date that does not exist',
    { 'ready.who': { done: false, due: '2025-13-01' } },
    { code: 'NOT_A_DATE', field: 'ready.who' },
  ],
  ['a note of 2,001 characters', { 'needs.KI-1': 'x'.repeat(2_001) }, { code: 'TEXT_TOO_LONG', field: 'needs.KI-1' }],
  ['thirty-one actors', { who: Array.from({ length: 31 }, (_, at) => `A${at}`) }, { code: 'INVALID', field: 'who' }],
  ['a driver it follows by more than all', { 'drivers.D1': 1.2 }, { code: 'SHARE_RANGE', field: 'drivers.D1' }],
  ['an adoption below nothing', { 'adoption.KOM': -0.1 }, { code: 'SHARE_RANGE', field: 'adoption.KOM' }],
  ['an effort below nothing', { 'demand.KOM.2027-1': -1 }, { code: 'EFFORT_RANGE', field: 'demand.KOM.2027-1' }],
  ['an effort in no period', { 'demand.KOM': 1 }, { code: 'SHAPE', field: 'demand.KOM' }],
  [
    'more actors ready than there are',
    { 'actorsReady.FL': { ready: 3, of: 2 } },
    { code: 'ACTORS_RANGE', field: 'actorsReady.FL' },
  ],
  [
    'a saving that grows',
    {
      'cut.saving': [
        { on: '2027-01-01', left: 0.4 },
        { on: '2027-02-01', left: 0.5 },
      ],
    },
    { code: 'SAVING_ORDER', field: 'cut.saving' },
  ],
  [
    'a saving whose days go back',
    {
      'cut.saving': [
        { on: '2027-02-01', left: 0.4 },
        { on: '2027-01-01', left: 0.3 },
      ],
    },
    { code: 'SAVING_ORDER', field: 'cut.saving' },
  ],
  ['the prototype as a driver', { 'drivers.__proto__': 1 }, { code: 'SHAPE', field: 'drivers.__proto__' }],
  ['an unknown field', { colour: 'red' }, { code: 'SHAPE', field: 'colour' }],
  ['an unknown group', { 'score.x': 1 }, { code: 'SHAPE', field: 'score.x' }],
  ['an unknown part of being ready', { 'ready.tested': { done: true } }, { code: 'SHAPE', field: 'ready.tested' }],
  ['an unknown part of a cut', { 'cut.colour': 'red' }, { code: 'SHAPE', field: 'cut.colour' }],
  ['a mark under a name that is no benefit', { 'benefit.b 1': 3 }, { code: 'SHAPE', field: 'benefit.b 1' }],
  ['a need of something that is no item', { 'needs.everything': '' }, { code: 'SHAPE', field: 'needs.everything' }],
  ['the prototype as a need', { 'needs.__proto__': 'x' }, { code: 'SHAPE', field: 'needs.__proto__' }],
  [
    'the prototype as a part of being ready',
    { 'ready.__proto__': { done: true } },
    { code: 'SHAPE', field: 'ready.__proto__' },
  ],
  ['the constructor as a mark', { 'benefit.constructor': 3 }, { code: 'SHAPE', field: 'benefit.constructor' }],
]

describe('an item', () => {
  it.each(refused)('[ITM1] with %s is refused by code, record and field', (_what, fields, refusal) => {
    const given = Object.fromEntries(
      Object.entries({ ...whole, ...fields }).filter((entry): entry is [string, Json] => entry[1] !== undefined),
    )
    expect(itemFromFields('DD-1', given)).toEqual({ ok: false, refusal: { record: 'DD-1', ...refusal } })
  })

  it('[ITM1] with an id of another form is refused', () => {
    expect(itemFromFields('dd 1', whole)).toEqual({
      ok: false,
      refusal: { code: 'INVALID', record: 'dd 1', field: 'id' },
    })
  })

  it('[ITM1] that is whole is read with every absent field as its empty value, frozen through and through', () => {
    const item = readItemOf('DD-1', whole)
    expect(item).toEqual(itemWith({ id: id('DD-1'), title: 'Kjernejournal' }))
    expect(
      [item, item.position, item.who, item.benefit, item.ready, item.ready.what, item.needs, item.cut].map(
        Object.isFrozen,
      ),
    ).not.toContain(false)
  })

  it('[ITM1] is not changed by an edit that would break it', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    const before = readBoard(desk.doc)
    const estimate = { low: 5, likely: 4, high: 9 }
    expect(desk.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'estimate', value: estimate } })).toEqual({
      ok: false,
      refusal: { code: 'ESTIMATE_ORDER', record: 'DD-1', field: 'estimate' },
    })
    expect(readBoard(desk.doc)).toEqual(before)
  })

  it.each(['reason', 'cost', 'benefit'] as const)('[ITM3] does not come to the cut list without its %s', (part) => {
    const desk = aQueue(['DD-1'])
    const before = readBoard(desk.doc)
    expect(
      desk.edit({ type: 'move-to-cut-list', item: id('DD-1'), before: null, cut: { ...fullCut, [part]: ' ' } }),
    ).toEqual({
      ok: false,
      refusal: { code: 'CUT_INCOMPLETE', record: 'DD-1', field: 'cut' },
    })
    expect(readBoard(desk.doc)).toEqual(before)
  })

  it('[ITM3] is not moved to the cut list as if it were only another place, nor emptied of its reason there', () => {
    const desk = aQueue(['DD-1'])
    const refusal = { code: 'CUT_INCOMPLETE', record: 'DD-1', field: 'cut' }
    expect(desk.edit({ type: 'move-item', item: id('DD-1'), place: { list: 'cut', before: null } })).toEqual({
      ok: false,
      refusal,
    })
    must(desk.edit({ type: 'move-to-cut-list', item: id('DD-1'), before: null, cut: fullCut }))
    expect(desk.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'cut.reason', value: '' } })).toEqual({
      ok: false,
      refusal,
    })
    must(desk.edit({ type: 'move-item', item: id('DD-1'), place: { list: 'queue', before: null } }))
    expect(readBoard(desk.doc).items.get(id('DD-1'))?.cut).toEqual(asCut(fullCut))
  })

  it('[ITM4] written as flat fields and read again is the same item', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0'))
    const mnok = fc.integer({ min: 0, max: 1_000 })
    const items: fc.Arbitrary<Item> = fc
      .record({
        title: text.map((value) => `Behov ${value.replace(/[\p{Cc}\u2028\u2029]/gu, '')}`),
        kind: fc.constantFrom(1, 2, 3),
        who: fc
          .uniqueArray(fc.constantFrom('NHN', 'KS', 'HN'), { maxLength: 3 })
          .map((ids) => ids.map((each) => actorIdSchema.parse(each))),
        phase: fc.constantFrom(null, 'planning', 'national-rollout'),
        estimate: fc.option(
          fc.tuple(mnok, mnok, mnok).map((three) => {
            const [low = 0, likely = 0, high = 0] = three.toSorted((a, b) => a - b)
            return { low, likely, high }
          }),
        ),
        benefit: fc.dictionary(
          fc.constantFrom('B1', 'B2', 'B3').map((each) => benefitIdSchema.parse(each)),
          fc.constantFrom(0, 1, 2, 3, 4, 5),
        ),
        ready: fc.record(
          Object.fromEntries(
            readinessParts.map((part) => [
              part,
              fc.oneof(
                fc.record({ done: fc.boolean() }),
                fc.record({ done: fc.boolean(), owner: fc.constant('KS'), due: fc.constant('2025-01-31') }),
              ),
            ]),
          ),
        ),
        needs: fc.dictionary(fc.constantFrom('KI-1', 'KI-2').map(id), text),
        position: fc
          .constantFrom(...firstRanks(30))
          .chain((rank) => fc.constantFrom({ list: 'queue', rank }, { list: 'cut', rank })),
        cut: fc
          .record({
            reason: text,
            cost: text,
            benefit: text,
            latestUsefulDate: fc.constantFrom(null, '2025-03-01'),
            status: fc.constantFrom(...cutStatuses),
            mayDecide: fc.constantFrom(null, 'board'),
            reversible: fc.constantFrom(null, 'yes', 'partly', 'no'),
            saving: fc.constantFrom(
              [],
              [{ on: '2025-01-01', left: 0.5 }],
              [
                { on: '2025-01-01', left: 0.5 },
                { on: '2025-02-01', left: 0 },
              ],
            ),
          })
          .map((cut) => ({ ...cut, reason: `r${cut.reason}`, cost: `k${cut.cost}`, benefit: `n${cut.benefit}` })),
        drivers: fc.dictionary(fc.constantFrom('D1', 'D2'), fc.constantFrom(0, 0.5, 1)),
        adoption: fc.dictionary(fc.constantFrom('KOM', 'FL'), fc.constantFrom(0, 0.8)),
        demand: fc.dictionary(fc.constantFrom('KOM.2027-1', 'FL.2027-2'), fc.constantFrom(0, 12.5)),
        preconditions: fc.dictionary(fc.constantFrom('P1', 'P2'), fc.boolean()),
        actorsReady: fc.dictionary(fc.constantFrom('FL', 'APO'), fc.constantFrom({ ready: 1, of: 4 })),
        orderReason: fc.constantFrom('', 'Fastlegene først'),
        realisedOn: fc.constantFrom(null, '2027-03-01'),
      })
      .map((fields) => itemWith({ id: id('DD-1'), area: area('DD'), ...(fields as unknown as Partial<Item>) }))
    fc.assert(
      fc.property(items, (item) => {
        expect(itemFromFields('DD-1', fieldsOfItem(item))).toEqual({ ok: true, value: item })
        expect(fieldsOfItem(readItemOf('DD-1', fieldsOfItem(item)))).toEqual(fieldsOfItem(item))
      }),
    )
  })

  it('[ITM8] says each part of a group by itself, so that two who say different ones both keep theirs', () => {
    const kari = aQueue(['DD-1'])
    const ola = copyOf(kari, 2)
    const part = (desk: typeof kari, key: string, value: number) =>
      must(
        desk.edit({
          type: 'set-part',
          item: id('DD-1'),
          set: { group: 'demand', part: key, value },
        }),
      )
    part(kari, 'KOM.2027-1', 12)
    part(ola, 'KOM.2027-2', 7)
    meet(kari, ola)
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.demand).toEqual({ 'KOM.2027-1': 12, 'KOM.2027-2': 7 })
    must(kari.edit({ type: 'set-part', item: id('DD-1'), set: { group: 'demand', part: 'KOM.2027-1', value: null } }))
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.demand).toEqual({ 'KOM.2027-2': 7 })
  })

  it('[ITM5] with an id that is taken is refused and leaves the one that has it as it was', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    const before = readBoard(desk.doc)
    expect(desk.edit({ ...adding('DD-1'), title: 'En annen' } as ReturnType<typeof adding>)).toEqual({
      ok: false,
      refusal: { code: 'ID_TAKEN', record: 'DD-1', params: { id: 'DD-1' } },
    })
    expect(readBoard(desk.doc)).toEqual(before)
  })

  it('[ITM6] moved before a neighbour that is gone is refused and stands where it stood', () => {
    const desk = aQueue(['DD-1', 'DD-2', 'DD-3'])
    must(desk.edit({ type: 'remove-item', item: id('DD-2') }))
    const before = readBoard(desk.doc)
    expect(desk.edit({ type: 'move-item', item: id('DD-3'), place: { list: 'queue', before: id('DD-2') } })).toEqual({
      ok: false,
      refusal: { code: 'NEIGHBOUR_GONE', record: 'DD-3', field: 'position', params: { id: 'DD-2' } },
    })
    expect(readBoard(desk.doc)).toEqual(before)
  })

  it('[ITM6] moved before a neighbour that went to the other list is refused too', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    must(desk.edit({ type: 'move-to-cut-list', item: id('DD-1'), before: null, cut: fullCut }))
    expect(desk.edit({ type: 'move-item', item: id('DD-2'), place: { list: 'queue', before: id('DD-1') } })).toEqual({
      ok: false,
      refusal: { code: 'NEIGHBOUR_GONE', record: 'DD-2', field: 'position', params: { id: 'DD-1' } },
    })
  })

  it('[ITM6] that is itself gone is named, whatever is done to it', () => {
    const desk = aQueue(['DD-1'])
    expect(desk.edit({ type: 'remove-item', item: id('DD-8') })).toEqual({
      ok: false,
      refusal: { code: 'UNKNOWN_ITEM', record: 'DD-8', params: { id: 'DD-8' } },
    })
  })
})
