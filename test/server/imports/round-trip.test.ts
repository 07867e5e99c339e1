// A board taken out as a sheet and read in again: nothing is lost, whatever stands in it, as text and as a workbook, in every language.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importPlan } from '../../../server/domain/import-plan.ts'
import { sheetColumns } from '../../../server/domain/sheet-column.ts'
import { boardSheet } from '../../../server/exports/board-sheet.ts'
import { csvSheet } from '../../../server/exports/csv-sheet.ts'
import { xlsxBook } from '../../../server/exports/xlsx-book.ts'
import { mapColumns } from '../../../server/imports/map-columns.ts'
import { readRows } from '../../../server/imports/read-rows.ts'
import { readTables } from '../../../server/imports/read-tables.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import { type Item, readinessParts } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { type Board, boardOf } from '../../../shared/board/snapshot.ts'
import { isSafeText } from '../../../shared/board/value.ts'
import { plainSteering } from '../../../shared/frame/steering.ts'
import { type Language, languages } from '../../../shared/language/languages.ts'
import { noRulings } from '../../../shared/rules/rulings.ts'
import { itemOf } from '../../doubles/board-of.ts'

const [programme] = builtInProgrammes()
if (programme === undefined) throw new Error('there is no programme')
const { structure } = programme
const columns = sheetColumns({ structure, steering: structure.steering ?? plainSteering })
const benefitName = (id: string) => id
const writer = { personId: 'nina', role: 'programme-office', rulings: noRulings } as const

const odd = fc.constantFrom(
  '=HYPERLINK("x")',
  '+1',
  '-1',
  "'=1",
  '@SUM(A1)',
  '\t=1',
  '＝1',
  'a;b',
  '"',
  'a\nb',
  '  KI-2: c',
  '_x0007_',
  'toString',
  '__proto__',
  '\u0007',
  'æ😀',
)
const text = fc.oneof(
  odd,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.array(odd, { maxLength: 3 }).map((all) => all.join('\n')),
)
const note = text.filter((value) => !value.includes('\0') && !value.includes('\r'))
const line = note.map((value) => value.replace(/[\p{Cc}\u2028\u2029]/gu, ''))
const share = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const mnok = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.double({ min: 0, max: 900, noNaN: true }))
const date = fc.constantFrom('2026-12-31', '2027-02-01', '2028-02-29')

const items: fc.Arbitrary<Partial<Item>> = fc.record({
  title: line.map((value) => `B${value}`),
  kind: fc.constantFrom(1, 2, 3),
  who: fc.uniqueArray(fc.constantFrom('NHN', 'KOM', 'FL'), { maxLength: 3 }),
  phase: fc.constantFrom(null, 'planning', 'national-rollout'),
  estimate: fc.option(
    fc.tuple(mnok, mnok, mnok).map((three) => {
      const [low = 0, likely = 0, high = 0] = three.toSorted((a, b) => a - b)
      return { low, likely, high }
    }),
  ),
  benefit: fc.dictionary(fc.constantFrom('B1', 'B2'), fc.constantFrom(0, 3, 5)),
  ready: fc.record(
    Object.fromEntries(
      readinessParts.map((part) => [
        part,
        fc.oneof(
          fc.record({ done: fc.boolean() }),
          fc.record({ done: fc.boolean(), owner: line.filter((each) => each !== ''), due: date }),
        ),
      ]),
    ),
  ),
  needs: fc.dictionary(fc.constantFrom('KI-1', 'KI-2'), note, { maxKeys: 2 }),
  cut: fc.record({
    reason: note,
    cost: note,
    benefit: note,
    latestUsefulDate: fc.option(date),
    status: fc.constantFrom('possible', 'recommended', 'decided', 'reversed'),
    mayDecide: fc.constantFrom(null, 'board', 'programme-owner'),
    reversible: fc.constantFrom(null, 'yes', 'partly', 'no'),
    saving: fc
      .option(share, { nil: undefined })
      .map((left) => (left === undefined ? [] : [{ on: '2027-01-31', left }])),
  }),
  drivers: fc.dictionary(fc.constantFrom('D1', 'D2'), share),
  adoption: fc.dictionary(fc.constantFrom('KOM', 'FL'), share),
  demand: fc.dictionary(fc.constantFrom('KOM.2027-1', 'FL.2028-2'), mnok),
  orderReason: line,
  realisedOn: fc.option(date),
}) as unknown as fc.Arbitrary<Partial<Item>>

function boardWith(parts: readonly Partial<Item>[]): Board {
  const ranks = firstRanks(parts.length + 2)
  const ids = ['KI-1', 'KI-2', ...parts.map((_part, at) => `DD-${at + 1}`)]
  const all = [{}, {}, ...parts].map((part, at) =>
    itemOf({ ...part, id: ids[at] ?? '', position: { list: 'queue', rank: ranks[at] } }),
  )
  return boardOf(new Map(all.map((item) => [item.id, item])))
}

async function readBack(
  board: Board,
  o: { language: Language; as: 'csv' | 'xlsx' },
): Promise<ReturnType<typeof importPlan>> {
  const sheet = boardSheet({
    board,
    list: 'queue',
    columns,
    language: o.language,
    benefitName,
    texts: new Map(),
    taken: '',
  })
  const file =
    o.as === 'csv'
      ? new TextEncoder().encode(csvSheet(sheet, o.language))
      : await xlsxBook([{ name: 'Behovskø', rows: sheet, widths: [] }])
  const tables = await readTables(file)
  if (!tables.ok) throw new Error(JSON.stringify(tables.refusal))
  const [table] = tables.value
  if (table === undefined) throw new Error('no sheet')
  const mapped = mapColumns(table, { columns, chosen: new Map(), benefitName })
  if (mapped.trouble !== null) throw new Error(mapped.trouble.code)
  const { rows } = readRows(table, { mapped, columns, structure })
  return importPlan({ board, base: null, rows, writer, take: new Set() })
}

describe('a sheet taken out', () => {
  it.each([
    ['csv', 120],
    ['xlsx', 40],
  ] as const)('[SHT1] (T-087) and read in as %s changes nothing, whatever stands in it', async (as, numRuns) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(items, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...languages),
        async (parts, language) => {
          const board = boardWith(parts)
          const { planned, refused, changes, same } = await readBack(board, { language, as })
          expect({ planned, refused, changes, same }).toEqual({
            planned: [],
            refused: [],
            changes: [],
            same: board.queue.length,
          })
        },
      ),
      { numRuns },
    )
  })

  it('[SHT1] as a workbook keeps every character a text may hold', async () => {
    const characters = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).filter(isSafeText)
    const last = Array.from({ length: 16 }, (_, plane) => String.fromCodePoint((plane + 1) * 0x1_00_00 + 0xff_ff))
    const texts = [...characters, ...last]
    const rows = Array.from({ length: Math.ceil(texts.length / 20) }, (_, at) => texts.slice(at * 20, at * 20 + 20))
    const tables = await readTables(await xlsxBook([{ name: 'Alle', rows: [['Tegn'], ...rows], widths: [] }]))
    const read = tables.ok ? (tables.value[0]?.rows.slice(1) ?? []) : []
    const lost = rows.flatMap((row, at) => row.filter((text, column) => read[at]?.[column] !== text))
    expect(lost.map((text) => text.codePointAt(0)?.toString(16))).toEqual([])
  })

  it('[SHT2] (T-087) holds no cell that a spreadsheet takes for a formula', async () => {
    const titles = ['=1+1', '+47', '-x', '@a', '＝1', "'quoted"]
    const board = boardWith(titles.map((title) => ({ title })))
    const sheet = boardSheet({
      board,
      list: 'queue',
      columns,
      language: 'nb',
      benefitName,
      texts: new Map(),
      taken: '',
    })
    const csv = csvSheet(sheet, 'nb')
    const cells = csv.split(/[;\r\n]+/).map((cell) => cell.replace(/^"/, ''))
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([])
    expect(csv.charCodeAt(0)).toBe(0xfeff)
  })

  it('[SHT2] ends its last line, so that a row written under it is a row of its own', async () => {
    const board = boardWith([{ title: 'Eneste behov' }])
    const sheet = boardSheet({
      board,
      list: 'queue',
      columns,
      language: 'nb',
      benefitName,
      texts: new Map(),
      taken: 'x',
    })
    const tables = await readTables(new TextEncoder().encode(`${csvSheet(sheet, 'nb')}B-99;Nytt behov\r\n`))
    const rows = tables.ok ? (tables.value[0]?.rows ?? []) : []
    expect(rows.map(([first]) => first)).toContain('B-99')
    expect(rows).toHaveLength(sheet.length + 1)
  })
})
