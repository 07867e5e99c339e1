// Reads a sheet of plain text: semicolons, commas or tabs, quotes, whatever line ends, in any of the encodings of decode-text.ts. A cell that was
// kept from being read as a formula (T-087) is given back as it was. Called by read-tables.ts.

import Papa from 'papaparse'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { formulaLike } from '../exports/csv-sheet.ts'
import { decodeText } from './decode-text.ts'
import { maxColumns, maxRows, type Table } from './table.ts'

export function readCsv(bytes: Uint8Array): Outcome<Table> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const { body, delimiter } = separated(text.value)
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter,
    // One more than is read, so that too many are known.
    preview: maxRows + 3,
  })
  if (errors.some(({ type }) => type === 'Quotes')) {
    const row = errors.find(({ type }) => type === 'Quotes')?.row ?? 0
    return refuse('SHEET_QUOTES', { params: { row: row + 1 } })
  }
  while (data.length > 0 && data.at(-1)?.every((cell) => cell === '') === true) data.pop()
  if (data.length > maxRows + 1) return refuse('SHEET_TOO_LONG', { params: { max: maxRows } })
  if (data.some((row) => row.length > maxColumns)) return refuse('SHEET_TOO_WIDE', { params: { max: maxColumns } })
  return done({ name: '', rows: data.map((row) => row.map(unguarded)), formulas: 0 })
}

/** A first line «sep=;» says what parts the cells, and is no row. */
function separated(text: string): { body: string; delimiter: string } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said !== null) return { body: text.slice(said[0].length), delimiter: said[1] ?? ';' }
  return { body: text, delimiter: mostIn(text.slice(0, guessedFrom).replace(/"[^"]*"/g, '')) }
}

const guessedFrom = 4_000
const delimiters = [';', '\t', ','] as const

/** What the first line that has any of them has most of. */
function mostIn(text: string): string {
  const line = text.split(/\r\n|\r|\n/).find((each) => delimiters.some((delimiter) => each.includes(delimiter))) ?? ''
  const counts = delimiters.map((delimiter) => line.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ';'
}

function unguarded(cell: string): string | null {
  if (cell === '') return null
  return cell.startsWith("'") && formulaLike.test(cell.slice(1)) ? cell.slice(1) : cell
}
