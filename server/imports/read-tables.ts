// Reads the sheets of a file, whatever it is called: a workbook by its own first bytes, anything else as plain text. Called in the thread of
// server/commands/sheets/sheet-thread.ts, so that a large file keeps nobody's meeting waiting.

import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Table } from './table.ts'

/** @returns at least one sheet with at least one row; those that are empty are left out */
export async function readTables(bytes: Uint8Array): Promise<Outcome<readonly Table[]>> {
  if (bytes.byteLength === 0) return refuse('SHEET_EMPTY')
  if (!begins(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    // A workbook of before 2007, or a locked one; a PDF.
    if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]) || begins(bytes, [0x25, 0x50, 0x44, 0x46])) return refuse('SHEET_TYPE')
    const table = readCsv(bytes)
    return table.ok ? nonEmpty([table.value]) : table
  }
  const read = await readXlsx(bytes)
  if (!read.ok) return read
  const tables = read.value.filter(({ rows }) => rows.length > 0)
  for (const { name, merged, emptyFormulas } of tables.slice(0, 1)) {
    if (merged.length > 0)
      return refuse('SHEET_MERGED', { params: { sheet: name, cells: merged.slice(0, 5).join(', ') } })
    if (emptyFormulas.length > 0) {
      return refuse('SHEET_FORMULA', { params: { sheet: name, cells: emptyFormulas.join(', ') } })
    }
  }
  return nonEmpty(tables.map(({ name, rows, formulas }) => ({ name, rows, formulas })))
}

function nonEmpty(tables: readonly Table[]): Outcome<readonly Table[]> {
  const isSaid = ({ rows }: Table): boolean => rows.some((row) => row.some((cell) => cell !== null && cell !== ''))
  const said = tables.filter(isSaid)
  return said.length === 0 ? refuse('SHEET_EMPTY') : done(said)
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
