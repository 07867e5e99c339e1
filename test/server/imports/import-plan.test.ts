// What a sheet would change on a board, and what cannot be taken of it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardWith as afterChanges } from '../../../server/domain/effect-plan.ts'
import type { RawCell } from '../../../server/imports/read-cell.ts'
import { type Board, boardAfter } from '../../../shared/board/snapshot.ts'
import { maxItems } from '../../../shared/contract/limits.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'
import { noRulings } from '../../../shared/rules/rulings.ts'
import { itemOf, queueOf } from '../../doubles/board-of.ts'
import { laid, office } from './a-sheet.ts'

const id = (text: string): ItemId => itemIdSchema.parse(text)
const estimate = { low: 1, likely: 2, high: 3 }
const board = queueOf([
  { id: 'DD-1', title: 'Én', estimate },
  { id: 'DD-2', title: 'To', needs: { 'DD-1': 'fordi' } },
  { id: 'DD-3', title: 'Tre' },
  { id: 'DD-4', title: 'Fire' },
])
const refusals = (rows: readonly (readonly RawCell[])[], on: Board = board) =>
  laid(on, rows).refused.map(({ row, key, refusal }) => ({ row: row.row, key, code: refusal.code }))

describe('a sheet read in', () => {
  it('[SHT3] changes what it has columns for, and leaves the rest as it is', () => {
    const { planned, after, refused } = laid(board, [
      ['Id', 'Behov', 'Notat til meg selv'],
      ['DD-1', 'Én til', 'husk'],
      ['DD-3', 'Tre', ''],
    ])
    expect(refused).toEqual([])
    expect(planned.map(({ item, changes, moved }) => ({ item, changes, moved }))).toEqual([
      { item: 'DD-1', moved: false, changes: [{ key: 'title', from: 'Én', to: 'Én til', conflict: false }] },
    ])
    expect([...after.items.values()]).toEqual([
      { ...board.items.get(id('DD-1')), title: 'Én til' },
      ...['DD-2', 'DD-3', 'DD-4'].map((each) => board.items.get(id(each))),
    ])
    expect(after.queue).toEqual(board.queue)
  })

  it('[SHT3] adds what it does not know, with an id of its area where it has none', () => {
    const { planned, after } = laid(board, [
      ['Id', 'Behov', 'Område', 'Slag', 'Krever'],
      ['', 'Nytt', 'Dokumentdeling', 2, 'KI-9: bygger på'],
      ['KI-9', 'Niende', 'KI', '1', ''],
    ])
    expect(planned.map(({ item, kind }) => ({ item, kind }))).toEqual([
      { item: 'DD-5', kind: 'new' },
      { item: 'KI-9', kind: 'new' },
    ])
    expect(after.queue).toEqual(['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'KI-9'])
    expect(after.items.get(id('DD-5'))?.needs).toEqual({ 'KI-9': 'bygger på' })
  })

  it('[SHT3] names what has no id past every number the board and the sheet have', () => {
    const { planned, after } = laid(board, [
      ['Id', 'Behov', 'Område', 'Slag'],
      ['', 'Uten', 'Dokumentdeling', 2],
      ['DD-5', 'Med', 'Dokumentdeling', 1],
      ['', 'Også uten', 'Dokumentdeling', 2],
    ])
    expect(planned.map(({ item, title }) => [item, title])).toEqual([
      ['DD-6', 'Uten'],
      ['DD-5', 'Med'],
      ['DD-7', 'Også uten'],
    ])
    expect(after.queue).toHaveLength(board.queue.length + 3)
  })

  it('[CUT1] what a sheet puts on the cut list begins there as possible, however far it had come when it stood there last', () => {
    const cut = {
      reason: 'r',
      cost: 'c',
      benefit: 'b',
      latestUsefulDate: null,
      mayDecide: null,
      reversible: null,
      saving: [],
    }
    const back = queueOf([
      { id: 'DD-1', title: 'Tilbake', cut: { ...cut, status: 'reversed' } },
      { id: 'DD-2', title: 'To' },
    ])
    const { after, planned, refused } = laid(back, [
      ['Id', 'Liste'],
      ['DD-1', 'Kuttliste'],
    ])
    expect(refused).toEqual([])
    expect(after.items.get(id('DD-1'))).toMatchObject({ position: { list: 'cut' }, cut: { status: 'possible' } })
    expect(planned[0]?.changes).toEqual([{ key: 'cut.status', from: 'reversed', to: undefined, conflict: false }])
  })

  it('[SHT4] what the board has no room for is left out, row by row', () => {
    const full = queueOf(Array.from({ length: maxItems - 1 }, (_, at) => ({ id: `DD-${at + 1}`, title: 'Fast' })))
    const plan = laid(full, [
      ['Id', 'Behov', 'Område', 'Slag'],
      ['DD-1', 'Endret', 'Dokumentdeling', 1],
      ['', 'Den siste', 'Dokumentdeling', 2],
      ['KI-1', 'En for mye', 'KI', 2],
    ])
    expect(plan.planned.map(({ title }) => title)).toEqual(['Endret', 'Den siste'])
    expect(plan.refused.map(({ row, refusal }) => [row.row, refusal.code])).toEqual([[4, 'SHEET_BOARD_FULL']])
    expect(plan.after.items.size).toBe(maxItems)
  })

  it('[SHT4] a circle is told from each of its rows on, a long one in part', () => {
    const ring = (length: number) =>
      laid(board, [
        ['Id', 'Behov', 'Område', 'Slag', 'Krever'],
        ...Array.from({ length }, (_, at) => [`KI-${at + 1}`, 'Ledd', 'KI', 1, `KI-${((at + 1) % length) + 1}: ring`]),
      ]).refused.map(({ refusal }) => refusal.params?.path)
    expect(ring(3)).toEqual(['KI-1 → KI-2 → KI-3 → KI-1', 'KI-2 → KI-3 → KI-1 → KI-2', 'KI-3 → KI-1 → KI-2 → KI-3'])
    const long = ring(400)
    expect(long).toHaveLength(400)
    expect(long[398]).toMatch(/^KI-399 → KI-400 → KI-1 → KI-2 → .* → KI-10 → …$/)
  })

  it('[SHT4] a long chain that rests on what is not there is left out in one go, and each says on what', () => {
    const links = Array.from({ length: 400 }, (_, at) => [
      `KI-${at + 1}`,
      `Ledd ${at}`,
      'KI',
      1,
      `KI-${at + 2}: bygger på`,
    ])
    const plan = laid(board, [['Id', 'Behov', 'Område', 'Slag', 'Krever'], ...links])
    expect(plan.refused).toHaveLength(400)
    expect(plan.refused.every(({ refusal }) => refusal.code === 'DEPENDENCY_UNKNOWN')).toBe(true)
    expect(plan.refused[0]?.refusal.params).toEqual({ id: 'KI-2' })
  })

  it.each<[string, readonly (readonly RawCell[])[], { key: string | null; code: string; row: number }[]]>([
    [
      'an id twice',
      [
        ['Id', 'Behov'],
        ['DD-1', 'A'],
        ['DD-1', 'B'],
      ],
      [
        { row: 2, key: 'id', code: 'SHEET_DUPLICATE' },
        { row: 3, key: 'id', code: 'SHEET_DUPLICATE' },
      ],
    ],
    [
      'an id of another form',
      [
        ['Id', 'Behov'],
        ['dd 1', 'A'],
      ],
      [{ row: 2, key: 'id', code: 'SHEET_ID' }],
    ],
    [
      'neither id nor area',
      [
        ['Id', 'Behov'],
        ['', 'A'],
      ],
      [{ row: 2, key: 'area', code: 'SHEET_NO_AREA' }],
    ],
    [
      'a new one without kind',
      [
        ['Id', 'Behov', 'Område'],
        ['', 'A', 'DD'],
      ],
      [{ row: 2, key: 'kind', code: 'SHEET_NEW_LACKS' }],
    ],
    [
      'an unknown area',
      [
        ['Id', 'Område'],
        ['DD-1', 'Måneferd'],
      ],
      [{ row: 2, key: 'area', code: 'SHEET_WORD' }],
    ],
    [
      'an unknown actor',
      [
        ['Id', 'Utføres av'],
        ['DD-1', 'NHN, Ola'],
      ],
      [{ row: 2, key: 'who', code: 'SHEET_WORD' }],
    ],
    [
      'a number that may be two',
      [
        ['Id', 'Lav, MNOK'],
        ['DD-1', '1.234'],
      ],
      [{ row: 2, key: 'estimate.low', code: 'SHEET_NUMBER' }],
    ],
    [
      'words for a number',
      [
        ['Id', 'Lav, MNOK'],
        ['DD-1', 'ca. 40'],
      ],
      [{ row: 2, key: 'estimate.low', code: 'SHEET_NUMBER' }],
    ],
    [
      'low above likely',
      [
        ['Id', 'Lav, MNOK', 'Sannsynlig, MNOK', 'Høy, MNOK'],
        ['DD-1', '9', '8,5', '10'],
      ],
      [{ row: 2, key: 'estimate', code: 'ESTIMATE_ORDER' }],
    ],
    [
      'no likely',
      [
        ['Id', 'Lav, MNOK', 'Sannsynlig, MNOK', 'Høy, MNOK'],
        ['DD-3', '9', '', '10'],
      ],
      [{ row: 2, key: 'estimate.likely', code: 'ESTIMATE_PARTIAL' }],
    ],
    [
      'a negative cost',
      [
        ['Id', 'Lav, MNOK'],
        ['DD-1', '−3'],
      ],
      [{ row: 2, key: 'estimate.low', code: 'ESTIMATE_NEGATIVE' }],
    ],
    [
      'a day that is none',
      [
        ['Id', 'Siste nyttige dato'],
        ['DD-1', '30.02.2027'],
      ],
      [{ row: 2, key: 'cut.latestUsefulDate', code: 'NOT_A_DATE' }],
    ],
    [
      'a circle',
      [
        ['Id', 'Krever'],
        ['DD-1', 'DD-2: omvendt'],
      ],
      [{ row: 2, key: 'needs', code: 'DEPENDENCY_CIRCLE' }],
    ],
    [
      'a need nobody has',
      [
        ['Id', 'Krever'],
        ['DD-1', 'KI-77: x'],
      ],
      [{ row: 2, key: 'needs', code: 'DEPENDENCY_UNKNOWN' }],
    ],
    [
      'a line that is none',
      [
        ['Id', 'Krever'],
        ['DD-1', 'bare tekst'],
      ],
      [{ row: 2, key: 'needs', code: 'SHEET_LINE' }],
    ],
    [
      'a share above all',
      [
        ['Id', 'Ibruktaking'],
        ['DD-1', 'KOM: 120 %'],
      ],
      [{ row: 2, key: 'adoption.KOM', code: 'SHARE_RANGE' }],
    ],
    [
      'no title',
      [
        ['Id', 'Behov'],
        ['DD-1', '  '],
      ],
      [{ row: 2, key: 'title', code: 'TITLE_EMPTY' }],
    ],
    [
      'a mark of 7',
      [
        ['Id', 'benefit.B1'],
        ['DD-1', 7],
      ],
      [{ row: 2, key: 'benefit.B1', code: 'INVALID' }],
    ],
    [
      'to the cut list without a reason',
      [
        ['Id', 'Liste'],
        ['DD-1', 'Kuttliste'],
      ],
      [{ row: 2, key: 'cut', code: 'CUT_INCOMPLETE' }],
    ],
    [
      'a cut made decided',
      [
        ['Id', 'Kuttets status'],
        ['DD-1', 'Vedtatt'],
      ],
      [{ row: 2, key: 'cut.status', code: 'CUT_STATUS' }],
    ],
  ])('[SHT4] with %s is told so by row and column, and the row is left as it is', (_what, rows, expected) => {
    expect(refusals(rows)).toEqual(expected)
    expect(laid(board, rows).after.items.get(id('DD-1'))).toEqual(board.items.get(id('DD-1')))
  })

  it('[SHT4] refuses a row whose need was refused too, and takes the others', () => {
    const { planned, refused } = laid(board, [
      ['Id', 'Behov', 'Område', 'Slag', 'Krever'],
      ['KI-8', '', 'KI', 1, ''],
      ['KI-9', 'Niende', 'KI', 1, 'KI-8: x'],
      ['DD-4', 'Fire!', 'DD', 1, ''],
    ])
    expect(refused.map(({ row, refusal }) => [row.row, refusal.code])).toEqual([
      [2, 'TITLE_EMPTY'],
      [3, 'DEPENDENCY_UNKNOWN'],
    ])
    expect(planned.map(({ item }) => item)).toEqual(['DD-4'])
  })

  it('[SHT5] moves only what was moved in the sheet, and nothing that a decision holds', () => {
    const rows = [
      ['Id', 'Plass'],
      ['DD-1', 1],
      ['DD-2', 2],
      ['DD-3', 3],
      ['DD-4', 2],
    ]
    const { after, planned } = laid(board, rows)
    expect(after.queue).toEqual(['DD-1', 'DD-4', 'DD-2', 'DD-3'])
    expect(planned.map(({ item, moved }) => ({ item, moved }))).toEqual([{ item: 'DD-4', moved: true }])
    const rulings = { ...noRulings, frozen: new Map([['DD-4', 7]]) }
    const held = laid(board, rows, { writer: { ...office, rulings } })
    expect(held.after.queue).toEqual(board.queue)
    expect(held.refused.map(({ refusal }) => refusal.code)).toEqual(['FROZEN'])
  })

  it('[SHT6] keeps what others have changed on the board since it was taken out, and asks where both have', () => {
    const changed = new Map([
      [
        id('DD-1'),
        itemOf({ id: 'DD-1', title: 'Én (rettet)', estimate, position: board.items.get(id('DD-1'))?.position }),
      ],
      [id('DD-3'), itemOf({ id: 'DD-3', title: 'Tre (rettet)', position: board.items.get(id('DD-3'))?.position })],
    ])
    const now = boardAfter(board, changed)
    const rows = [
      ['Id', 'Behov'],
      ['DD-1', 'Én'],
      ['DD-2', 'To!'],
      ['DD-3', 'Tre!'],
    ]
    const seen = laid(now, rows, { base: board })
    expect(seen.planned.map(({ item, changes }) => ({ item, changes }))).toEqual([
      { item: 'DD-2', changes: [{ key: 'title', from: 'To', to: 'To!', conflict: false }] },
      { item: 'DD-3', changes: [{ key: 'title', from: 'Tre (rettet)', to: 'Tre!', conflict: true }] },
    ])
    const titles = (plan: typeof seen) => [...plan.after.items.values()].map(({ title }) => title)
    expect(titles(seen)).toEqual(['Én (rettet)', 'To!', 'Tre (rettet)', 'Fire'])
    expect(titles(laid(now, rows, { base: board, take: new Set(['DD-3 title']) }))).toEqual([
      'Én (rettet)',
      'To!',
      'Tre!',
      'Fire',
    ])
  })

  it('[SHT5] any order of any of its items becomes theirs on the board, and the others keep their order among themselves', () => {
    const ids = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6', 'DD-7']
    const seven = queueOf(ids.map((each) => ({ id: each })))
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), (asked) => {
        // The places those items have, given to them in another order.
        const places = asked.map((each) => ids.indexOf(each) + 1).toSorted((a, b) => a - b)
        const { after, refused } = laid(seven, [['Id', 'Plass'], ...asked.map((each, at) => [each, places[at] ?? 0])])
        expect(refused).toEqual([])
        expect(asked.map((each) => after.queue.indexOf(itemIdSchema.parse(each)) + 1)).toEqual(places)
        expect(after.queue.filter((each) => !asked.includes(each))).toEqual(ids.filter((each) => !asked.includes(each)))
      }),
    )
  })

  it('[SHT3] what is written leads to the board that was shown', () => {
    const { changes, after } = laid(board, [
      ['Id', 'Behov', 'Plass', 'Lav, MNOK', 'Sannsynlig, MNOK', 'Høy, MNOK'],
      ['DD-4', 'Fire!', 1, '1,5', '2', '1 000'],
      ['DD-2', 'To!', 2, '', '', ''],
    ])
    expect(afterChanges(board, changes)).toEqual(after)
  })

  it('[SHT4] a queue steward changes fields by a sheet, and moves nothing with it', () => {
    const steward = { ...office, role: 'queue-steward' } as const
    const plan = laid(
      board,
      [
        ['Id', 'Behov', 'Plass'],
        ['DD-1', 'Én!', 1],
        ['DD-2', 'To', 4],
      ],
      { writer: steward },
    )
    expect(plan.planned.map(({ item }) => item)).toEqual(['DD-1'])
    expect(plan.refused.map(({ row, refusal }) => [row.row, refusal.code])).toEqual([[3, 'FORBIDDEN']])
  })
})
