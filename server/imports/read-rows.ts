// Reads the rows below the headings: every cell of a column that is mapped, with what cannot be read told by row and column. Rows that say nothing are passed
// over. Pure. Called by server/commands/sheets.

import type { Json } from '../../shared/board/value.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import { itemIdSchema } from '../../shared/ids.ts'
import { type SheetColumn, takenKey } from '../domain/sheet-column.ts'
import type { CellRefusal, SheetRow } from '../domain/sheet-row.ts'
import type { MappedTable } from './map-columns.ts'
import { readCell, textIn } from './read-cell.ts'
import type { Table } from './table.ts'

export interface ReadRows {
  readonly rows: readonly SheetRow[]
  /** Marks of how the board stood when the sheet was taken out, each once. */
  readonly taken: readonly string[]
}

export function readRows(
  table: Table,
  o: {
    readonly mapped: MappedTable
    readonly columns: readonly SheetColumn[]
    readonly structure: Pick<ProgrammeStructure, 'areas' | 'actors'>
  },
): ReadRows {
  const byKey = new Map(o.columns.map((column) => [column.key, column]))
  const read = o.mapped.columns.flatMap(({ index, key }) => {
    const column = key === null ? undefined : byKey.get(key)
    return column === undefined ? [] : [{ index, column }]
  })
  const taken = new Set<string>()
  const rows: SheetRow[] = []
  for (const [at, cells] of table.rows.entries()) {
    if (at <= o.mapped.headingRow) continue
    if (read.every(({ index }) => textIn(cells[index] ?? null).trim() === '')) continue
    const values = new Map<string, Json>()
    const refusals: CellRefusal[] = []
    for (const { index, column } of read) {
      const raw = cells[index] ?? null
      if (column.key === takenKey) taken.add(textIn(raw).trim())
      if (column.told) continue
      const value = readCell(column, raw, o.structure)
      if (value.ok) values.set(column.key, value.value)
      else refusals.push({ key: column.key, refusal: value.refusal })
    }
    const id = idIn(values.get('id'))
    if (id !== null && !itemIdSchema.safeParse(id).success) {
      refusals.push({ key: 'id', refusal: { code: 'SHEET_ID', params: { text: id.slice(0, 60) } } })
    }
    rows.push({ sheet: table.name, row: at + 1, id, cells: values, refusals })
  }
  return { rows, taken: [...taken].filter((mark) => mark !== '') }
}

function idIn(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
