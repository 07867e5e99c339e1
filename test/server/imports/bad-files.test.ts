// Files that cannot be read, or only in part: each gets a refusal that says what is wrong, and those that can be read are, however they were saved.

import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { withSheetThread } from '../../../server/commands/sheets/sheet-in-thread.ts'
import { xlsxBook } from '../../../server/exports/xlsx-book.ts'
import { mapColumns } from '../../../server/imports/map-columns.ts'
import { readTables } from '../../../server/imports/read-tables.ts'
import { maxRows } from '../../../server/imports/table.ts'
import { plainSteering } from '../../../shared/frame/steering.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { halfOfIt, turning } from '../../harness/turning.ts'
import { benefitName, columns, structure } from './a-sheet.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

/** A workbook of one sheet with this XML in it. */
function book(sheet: string, over: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${rels}"><sheets><sheet name="Ark &amp; 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
    ...over,
  })
}
const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const heading = `<row r="1">${cell('A1', 'Id')}${cell('B1', 'Behov')}</row>`

describe('a file', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', bytes('Id;Behov\r\nDD-1;Særskilt «ønske» – ærlig\r\n')],
    ['UTF-8 with its mark', bytes('\ufeffId;Behov\r\nDD-1;Særskilt «ønske» – ærlig\r\n')],
    ['UTF-16', utf16('Id;Behov\r\nDD-1;Særskilt «ønske» – ærlig\r\n')],
    ['Windows-1252', latin1('Id;Behov\r\nDD-1;S\u00e6rskilt \u00ab\u00f8nske\u00bb \u0096 \u00e6rlig\r\n')],
    ['commas', bytes('Id,Behov\nDD-1,Særskilt «ønske» – ærlig\n')],
    ['tabs', bytes('Id\tBehov\nDD-1\tSærskilt «ønske» – ærlig\n')],
    ['a first line that says what parts cells', bytes('sep=;\r\nId;Behov\r\nDD-1;Særskilt «ønske» – ærlig\r\n')],
    ['quotes', bytes('"Id";"Behov"\r\n"DD-1";"Særskilt «ønske» – ærlig"')],
    ['a workbook', book(`${heading}<row r="2">${cell('A2', 'DD-1')}${cell('B2', 'Særskilt «ønske» – ærlig')}</row>`)],
  ])('[SHT7] saved as %s is read letter by letter', async (_what, file) => {
    const tables = await readTables(file)
    expect(tables.ok && tables.value[0]?.rows.filter((row) => row.some((each) => each !== null)).slice(0, 2)).toEqual([
      ['Id', 'Behov'],
      ['DD-1', 'Særskilt «ønske» – ærlig'],
    ])
  })

  const long = `Id;Behov\n${'DD-1;x\n'.repeat(50_000)}`
  const zeros = new Uint8Array(80 * 1_048_576)
  it.each<[string, () => Uint8Array, string]>([
    ['nothing in it', () => new Uint8Array(), 'SHEET_EMPTY'],
    ['nothing but line ends', () => bytes(';;\n;;\n'), 'SHEET_EMPTY'],
    ['another kind of content', () => Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d]), 'SHEET_TYPE'],
    ['the format of before 2007, or a lock', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'SHEET_TYPE'],
    ['bytes that are no letters', () => Uint8Array.from([0x49, 0x64, 0x00, 0x01, 0x81]), 'SHEET_ENCODING'],
    ['50,000 rows of text', () => bytes(long), 'SHEET_TOO_LONG'],
    ['50,000 rows in a workbook', () => book('<row><c><v>1</v></c></row>'.repeat(50_000)), 'SHEET_TOO_LONG'],
    ['a quote that is never closed', () => bytes('Id;Behov\nDD-1;"åpen\nDD-2;x\n'), 'SHEET_QUOTES'],
    ['a zip that is no workbook', () => zipSync({ 'a.txt': strToU8('hei') }), 'SHEET_TYPE'],
    ['a workbook cut short', () => book(heading).slice(0, 400), 'SHEET_DAMAGED'],
    ['a zip bomb', () => book(heading, { 'xl/worksheets/sheet2.xml': zeros }), 'SHEET_BOMB'],
    ['a bomb in a part nobody reads', () => book(heading, { 'xl/media/image1.png': zeros }), 'SHEET_BOMB'],
    [
      'merged cells',
      () =>
        book(heading, {
          'xl/worksheets/sheet1.xml': strToU8(
            `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${heading}</sheetData><mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells></worksheet>`,
          ),
        }),
      'SHEET_MERGED',
    ],
    [
      'a formula never worked out',
      () => book(`${heading}<row r="2">${cell('A2', 'DD-1')}<c r="B2"><f>1+1</f></c></row>`),
      'SHEET_FORMULA',
    ],
  ])('[SHT7] with %s is refused, with what to do', async (_what, file, code) => {
    const tables = await readTables(file())
    expect(tables.ok ? tables.value : tables.refusal.code).toBe(code)
  })

  it('[SHT7] with formulas that are worked out gives their values, and says how many there are', async () => {
    const sheet = `${heading}<row r="2">${cell('A2', 'DD-1')}<c r="B2"><f>SUM(C1:C9)</f><v>42</v></c></row>`
    const tables = await readTables(book(sheet))
    expect(tables.ok && tables.value.map(({ name, rows, formulas }) => ({ name, rows, formulas }))).toEqual([
      {
        name: 'Ark & 1',
        rows: [
          ['Id', 'Behov'],
          ['DD-1', 42],
        ],
        formulas: 1,
      },
    ])
  })

  it('[SHT7] that says it unpacks to less than it does is held to what it says', async () => {
    const file = book(heading, { 'xl/worksheets/sheet1.xml': new Uint8Array(900_000).fill(0x20) })
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
    // The size of each part in the list at the end of the file.
    for (let at = 0; at + 46 < file.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50)
        view.setUint32(at + 24, Math.min(view.getUint32(at + 24, true), 500), true)
    }
    expect(await readTables(file)).toMatchObject({ ok: false })
  })

  it('[SHT7] is read in a thread of its own, with the same answer', async () => {
    const file = await xlsxBook([{ name: 'A', rows: [['Id'], ['DD-1']], widths: [] }])
    const asked = { type: 'read', structure, steering: plainSteering, sheet: 0, chosen: {} } as const
    const read = (file: Uint8Array) => withSheetThread((thread) => thread.ask({ ...asked, bytes: file }))
    expect(await read(file)).toEqual({ ok: true, value: { type: 'read', marks: [] } })
    expect(await read(new Uint8Array())).toMatchObject({ ok: false, refusal: { code: 'SHEET_EMPTY' } })
  })

  it('[SHT7] is laid on the board there too: the event loop turns while thousands of rows are new', async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `KI-${at + 1};Behov ${at};KI;1`)
    const told = await withSheetThread(async (thread) => {
      const sheet = { structure, steering: plainSteering, sheet: 0, chosen: {} }
      await thread.ask({ type: 'read', ...sheet, bytes: bytes(`Id;Behov;Område;Slag\n${lines.join('\n')}`) })
      const reader = { personId: personIdSchema.parse('nina'), role: 'programme-office', language: 'nb' } as const
      const asked = { type: 'preview', room: { snapshot: null, rows: [] }, leading: null, reader } as const
      const { value, longest } = await turning(() => thread.ask(asked))
      expect(longest).toBeLessThan(halfOfIt)
      return value
    })
    expect(told.ok && told.value.preview.rows.length).toBe(3_000)
  })

  it('[SHT7] of as many rows as are read is read', async () => {
    const tables = await readTables(bytes(`Id;Behov\n${'DD-1;x\n'.repeat(maxRows)}`))
    expect(tables.ok && tables.value[0]?.rows.length).toBe(maxRows + 1)
  })
})

describe('columns', () => {
  const mapped = (rows: readonly (readonly string[])[], chosen: ReadonlyMap<number, string | null> = new Map()) => {
    const made = mapColumns({ name: '', rows, formulas: 0 }, { columns, chosen, benefitName })
    return made.trouble?.code ?? { row: made.headingRow, keys: made.columns.map(({ key }) => key) }
  }

  it('[SHT8] are known by their headings in any language, by their keys, and below a title', () => {
    expect(mapped([['Id', 'Behov', 'Sannsynleg, MNOK', 'Likely, MNOK ', 'cut.reason', 'Farge']])).toBe(
      'SHEET_DOUBLE_COLUMN',
    )
    expect(mapped([['Kø per 1. mai'], [], ['ID', 'need', 'Sannsynleg,  mnok', 'cut.reason', 'Farge']])).toEqual({
      row: 2,
      keys: ['id', 'title', 'estimate.likely', 'cut.reason', null],
    })
  })

  it('[SHT8] are what the person says they are', () => {
    const chosen = new Map<number, string | null>([
      [0, 'id'],
      [1, 'title'],
      [2, null],
      [3, 'no-such-field'],
    ])
    expect(mapped([['Nr.', 'Hva', 'Lav, MNOK', 'X']], chosen)).toEqual({ row: 0, keys: ['id', 'title', null, null] })
  })

  it('[SHT8] must name the items', () => {
    expect(mapped([['Nr.', 'Behov']])).toBe('SHEET_NO_ID')
  })
})
