// A sheet of plain text as spreadsheets open it by themselves: a mark of UTF-8, semicolons and decimal commas in Norwegian, commas and points in English. Text
// that could be taken for a formula is kept from it by an apostrophe (T-087), which is taken off again when it is read in. Called by server/http.

import Papa from 'papaparse'
import type { Language } from '../../shared/language/languages.ts'
import { type CellValue, dateText, numberText } from './cell-text.ts'

/** What a spreadsheet may take for a formula, and the apostrophe itself, so that it comes back. */
export const formulaLike = /^['=+\-@\t\r＝＋－＠]/

/**
 * @param rows the heading first
 * @returns with the last line ended too: what is written under it is a row of its own, never the rest of the last cell
 */
export function csvSheet(rows: readonly (readonly CellValue[])[], language: Language): string {
  const data = rows.map((row) => row.map((cell) => cellText(cell, language)))
  return `\ufeff${Papa.unparse(data, { delimiter: language === 'en' ? ',' : ';', newline: '\r\n', quotes: isText })}\r\n`
}

/** Quoted when it is text of several lines or with signs; figures stand bare. */
function isText(cell: unknown): boolean {
  return typeof cell === 'string' && !/^[\w,. ]*$/.test(cell)
}

function cellText(cell: CellValue, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numberText(cell, language)
  if (typeof cell === 'object') return dateText(cell.date, language)
  return formulaLike.test(cell) ? `'${cell}` : cell
}
