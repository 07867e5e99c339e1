// Preview body: what a file would change, in words and cells as the reader knows them. Pure. Called by read-in.ts.

import { fieldsOfItem, type Item, itemFromFields } from '../../../shared/board/item.ts'
import { type Board, placeOf } from '../../../shared/board/snapshot.ts'
import type { Json } from '../../../shared/board/value.ts'
import type { SheetPreview, SheetRowBody } from '../../../shared/contract/sheets.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { refusalText } from '../../../shared/language/refusals.ts'
import type { ImportPlan, PlannedRow } from '../../domain/import-plan.ts'
import type { SheetColumn } from '../../domain/sheet-column.ts'
import { type CellValue, dateText, numberText } from '../../exports/cell-text.ts'
import { itemCell } from '../../exports/item-cells.ts'
import { headingOf, sheetWords } from '../../exports/sheet-words.ts'
import type { MappedTable } from '../../imports/map-columns.ts'
import { textIn } from '../../imports/read-cell.ts'
import type { Table } from '../../imports/table.ts'
import type { BenefitName } from './benefit-names.ts'

interface Previewed {
  readonly board: Board
  readonly columns: readonly SheetColumn[]
  readonly benefitName: BenefitName
  readonly base: Board | null
  readonly table: number
  readonly mapped: MappedTable
  readonly plan: ImportPlan
  readonly digest: string
  readonly sheet: { readonly language: Language }
  readonly tables: readonly Table[]
}

export function previewBody(o: Previewed): SheetPreview {
  const { plan, mapped, tables } = o
  const { language } = o.sheet
  const heading = (key: string): string =>
    headingOf(key, { language, benefitName: (id) => o.benefitName(id, language) })
  const table = tables[o.table]
  const named = new Set<string>(plan.planned.map(({ item }) => item))
  for (const { row } of plan.refused) if (row.id !== null) named.add(row.id)
  return {
    sheets: tables.map(({ name }) => name),
    sheet: o.table,
    columns: mapped.columns.map((column) => ({
      ...column,
      sample: textIn(table?.rows[mapped.headingRow + 1]?.[column.index] ?? null).slice(0, 60),
    })),
    fields: o.columns.filter(({ told }) => told !== true).map(({ key }) => ({ key, heading: heading(key) })),
    trouble: mapped.trouble === null ? null : refusalText(mapped.trouble, language),
    rows: plan.planned.map((row) => rowBody(row, o)),
    same: plan.same,
    untouched: [...o.board.items.keys()].filter((id) => !named.has(id)).length - plan.same,
    refused: plan.refused.map(({ row, key, refusal }) => ({
      sheet: row.sheet,
      row: row.row,
      item: row.id,
      heading: key === null || key === '' ? null : heading(columnOf(key)),
      message: refusalText(refusal, language),
    })),
    formulas: table?.formulas ?? 0,
    knowsBase: o.base !== null,
    digest: o.digest,
  }
}

function rowBody(planned: PlannedRow, o: Previewed): SheetRowBody {
  const { row, item, title, kind, list, moved } = planned
  const { language } = o.sheet
  const [from, to] = [placeOf(o.board, item)?.place, placeOf(o.plan.after, item)?.place]
  const named = { language, benefitName: (id: string) => o.benefitName(id, language) }
  const keys = [...new Set(planned.changes.map(({ key }) => columnOf(key)))]
  return {
    sheet: row.sheet,
    row: row.row,
    item,
    title,
    kind,
    list,
    moved: moved && from !== undefined && to !== undefined ? { from, to } : null,
    cells: keys.map((key) => {
      const of = planned.changes.filter((change) => columnOf(change.key) === key)
      return {
        key: of.find(({ conflict }) => conflict)?.key ?? of[0]?.key ?? key,
        heading: key === 'estimate.likely' ? sheetWords(language).estimate : headingOf(key, named),
        from: cellOf(o.board, planned, { key, o, side: 'from' }),
        to: cellOf(o.board, planned, { key, o, side: 'to' }),
        conflict: of.some(({ conflict }) => conflict),
      }
    }),
  }
}

/** The column a field stands in: parts of one group stand in one cell, an estimate is told by its likely. */
function columnOf(field: string): string {
  const [head = ''] = field.split('.')
  return ['needs', 'drivers', 'adoption', 'demand', 'preconditions', 'actorsReady'].includes(head)
    ? head
    : field === 'estimate'
      ? 'estimate.likely'
      : field
}

function cellOf(
  board: Board,
  { item: id, changes }: PlannedRow,
  { key, o, side }: { readonly key: string; readonly o: Previewed; readonly side: 'from' | 'to' },
): string {
  const change = changes.find((each) => each.key === key || columnOf(each.key) === key)
  const { language } = o.sheet
  if (key === 'estimate.likely') return estimateText(change?.[side], language)
  const column = o.columns.find((each) => each.key === key)
  const standing = board.items.get(id)
  if (column === undefined || standing === undefined) return ''
  // As the item would say it with the sheet's values of this column and nothing else.
  const fields = fieldsWith(
    standing,
    changes.filter((each) => columnOf(each.key) === key),
    side,
  )
  const item = itemFromFields(id, fields)
  if (!item.ok) return ''
  return text(itemCell(column, { item: item.value, place: 0, description: '', taken: '', language }), language)
}

function fieldsWith(standing: Item, changes: PlannedRow['changes'], side: 'from' | 'to'): Record<string, Json> {
  const fields = fieldsOfItem(standing)
  for (const change of changes) {
    const value = change[side]
    if (value === undefined) delete fields[change.key]
    else fields[change.key] = value
  }
  return fields
}

function estimateText(value: Json | undefined, language: Language): string {
  if (value === undefined || value === null) return ''
  const { low, likely, high } = value as { low: number; likely: number; high: number }
  return [low, likely, high].map((each) => numberText(each, language)).join(' – ')
}

function text(cell: CellValue, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numberText(cell, language)
  return typeof cell === 'object' ? dateText(cell.date, language) : cell
}
