// A workbook of typed cells: text is text, whatever it begins with (T-087), figures are figures and days are days, so that every spreadsheet shows them
// in its reader's own way. Called by server/http.

import writeXlsxFile, { type Sheet } from 'write-excel-file/node'
import type { CellValue } from './cell-text.ts'

export interface SheetOfBook {
  readonly name: string
  /** The heading first. */
  readonly rows: readonly (readonly CellValue[])[]
  /** Characters, by column. */
  readonly widths: readonly number[]
}

export async function xlsxBook(sheets: readonly SheetOfBook[]): Promise<Uint8Array> {
  const made = writeXlsxFile(
    sheets.map(
      ({ name, rows, widths }): Sheet<Buffer> => ({
        sheet: name,
        data: rows.map((row, at) => row.map((cell) => (at === 0 ? heading(cell) : typed(cell)))),
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1,
        stickyColumnsCount: 1,
      }),
    ),
  )
  return made.toBuffer()
}

function heading(cell: CellValue) {
  return {
    value: String(cell ?? ''),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    alignVertical: 'top' as const,
  }
}

function typed(cell: CellValue) {
  if (cell === null) return null
  if (typeof cell === 'number')
    return { value: cell, type: Number, format: Number.isInteger(cell) ? '#,##0' : '#,##0.##' }
  if (typeof cell === 'object') {
    return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' }
  }
  return { value: withoutControls(cell), type: String, wrap: cell.includes('\n'), alignVertical: 'top' as const }
}

// What XML cannot hold, or the library leaves out, is written as the format has it, and a text that looks like that is kept from being read so.
const unwritable = /[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]|_x(?=[0-9A-Fa-f]{4}_)/gu

function withoutControls(text: string): string {
  // The library keeps texts by themselves in a plain object, and would find these in it unasked: their first letter is written by its number.
  if (text in {}) return `_x${hex(text.charCodeAt(0))}_${text.slice(1)}`
  return text.replace(unwritable, (found) => {
    if (found === '_x') return '_x005F_x'
    if (found === '\n' || found === '\t') return found
    return Array.from({ length: found.length }, (_, at) => `_x${hex(found.charCodeAt(at))}_`).join('')
  })
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
