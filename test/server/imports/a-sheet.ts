// A sheet to test reading in with: rows of text under headings, laid on a board as the product lays them.

import { type ImportAsked, type ImportPlan, importPlan } from '../../../server/domain/import-plan.ts'
import { type SheetColumn, sheetColumns } from '../../../server/domain/sheet-column.ts'
import { mapColumns } from '../../../server/imports/map-columns.ts'
import type { RawCell } from '../../../server/imports/read-cell.ts'
import { readRows } from '../../../server/imports/read-rows.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { plainSteering } from '../../../shared/frame/steering.ts'
import { noRulings } from '../../../shared/rules/rulings.ts'

const [programme] = builtInProgrammes()
if (programme === undefined) throw new Error('there is no programme')
export const { structure } = programme
export const columns: readonly SheetColumn[] = sheetColumns({
  structure,
  steering: structure.steering ?? plainSteering,
})
export const benefitName = (id: string): string => id
export const office = { personId: 'nina', role: 'programme-office', rulings: noRulings } as const

/** Lays rows on a board, the headings first. @throws when the headings cannot be mapped */
export function laid(
  board: Board,
  rows: readonly (readonly RawCell[])[],
  over: Partial<Pick<ImportAsked, 'base' | 'writer' | 'take'>> = {},
): ImportPlan {
  const table = { name: 'Ark1', rows, formulas: 0 }
  const mapped = mapColumns(table, { columns, chosen: new Map(), benefitName })
  if (mapped.trouble !== null) throw new Error(mapped.trouble.code)
  const read = readRows(table, { mapped, columns, structure })
  return importPlan({ board, base: null, writer: office, take: new Set(), ...over, rows: read.rows })
}
