// Maps columns: which column of a file says what. By heading, in any of our languages or as the field's own key, unless the person has said otherwise.
// Pure. Called by server/commands/sheets.

import { languages } from '../../shared/language/languages.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { SheetColumn } from '../domain/sheet-column.ts'
import { headingOf } from '../exports/sheet-words.ts'
import { textIn } from './read-cell.ts'
import type { Table } from './table.ts'

export interface MappedColumn {
  /** 0-based in the file. */
  readonly index: number
  readonly heading: string
  /** Key of what it says; null = it is not read. */
  readonly key: string | null
}

export interface MappedTable {
  /** 0-based row of the headings. */
  readonly headingRow: number
  readonly columns: readonly MappedColumn[]
  /** Why no row can be read by them: SHEET_NO_ID when no column names the items, SHEET_DOUBLE_COLUMN when two say the same. */
  readonly trouble: Refusal | null
}

/** Above the headings somebody may have written a title. */
const searchedRows = 20

/**
 * @param o.chosen what the person has said of columns, by index; the others are mapped by their heading
 */
export function mapColumns(
  table: Table,
  o: {
    readonly columns: readonly SheetColumn[]
    readonly chosen: ReadonlyMap<number, string | null>
    readonly benefitName: (id: string, language: (typeof languages)[number]) => string
  },
): MappedTable {
  const known = new Map<string, string>()
  for (const { key } of o.columns) {
    known.set(bare(key), key)
    for (const language of languages) {
      known.set(bare(headingOf(key, { language, benefitName: (id) => o.benefitName(id, language) })), key)
    }
  }
  const rows = table.rows.slice(0, searchedRows)
  const hits = rows.map((row) => row.filter((cell) => known.has(bare(textIn(cell)))).length)
  const headingRow = Math.max(0, hits.indexOf(Math.max(...hits)))
  const keys = new Set(o.columns.map(({ key }) => key))
  const columns = (table.rows[headingRow] ?? []).map((cell, index): MappedColumn => {
    const heading = textIn(cell).trim()
    const chosen = o.chosen.get(index)
    if (chosen !== undefined) return { index, heading, key: chosen !== null && keys.has(chosen) ? chosen : null }
    return { index, heading, key: known.get(bare(heading)) ?? null }
  })
  const twice = columns.find(({ key }, at) => key !== null && columns.findIndex((each) => each.key === key) !== at)
  const heading = (twice?.heading ?? '').slice(0, 60)
  const trouble: Refusal | null =
    twice !== undefined
      ? { code: 'SHEET_DOUBLE_COLUMN', params: { heading } }
      : columns.some(({ key }) => key === 'id')
        ? null
        : { code: 'SHEET_NO_ID' }
  return { headingRow, columns, trouble }
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
