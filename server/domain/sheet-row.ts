// Sheet row: what one row of a sheet says of one item, as values: only what its columns say, so that what has no column stays as it is. Pure. Read by
// server/imports/read-rows.ts, laid on an item by import-plan.ts.

import { type Fields, partGroups } from '../../shared/board/item.ts'
import type { Json } from '../../shared/board/value.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'

export interface SheetRow {
  readonly sheet: string
  /** As the file's own program numbers it. */
  readonly row: number
  /** Null where the cell is empty: a new item, named after its area. */
  readonly id: string | null
  /** By the column's key. */
  readonly cells: ReadonlyMap<string, Json>
  readonly refusals: readonly CellRefusal[]
}

export interface CellRefusal {
  /** The column's key; null for the row as a whole. */
  readonly key: string | null
  readonly refusal: Refusal
}

/** Groups whose parts stand in one cell. */
const cellGroups = ['needs', ...partGroups] as const

/**
 * @param fields of the item as it stands, or as it stood; none for a new one
 * @returns its fields as the row has them; ESTIMATE_PARTIAL when an estimate lacks one of its three
 */
export function laidOn(row: SheetRow, fields: Fields): Outcome<Record<string, Json>> {
  const after: Record<string, Json> = { ...fields }
  const set = (key: string, value: Json | undefined): void => {
    if (value === undefined || value === null) delete after[key]
    else after[key] = value
  }
  for (const [key, value] of row.cells) {
    const group = cellGroups.find((each) => each === key)
    if (group !== undefined) {
      for (const each of Object.keys(after)) if (each.startsWith(`${group}.`)) delete after[each]
      for (const [part, said] of Object.entries(value as Record<string, Json>)) after[`${group}.${part}`] = said
    } else if (isPlain(key)) set(key, value === null ? emptyOf(key) : value)
  }
  const estimate = estimateOf(row, fields)
  if (!estimate.ok) return estimate
  if (estimate.value !== undefined) after.estimate = estimate.value
  for (const [key, value] of readinessOf(row, fields)) after[key] = value
  return done(after)
}

function isPlain(key: string): boolean {
  return !['id', 'list', 'place'].includes(key) && !key.startsWith('estimate.') && !key.startsWith('ready.')
}

/** What an emptied cell says of a field that is never away. */
function emptyOf(key: string): Json | undefined {
  if (key === 'phase' || key === 'cut.latestUsefulDate') return null
  return key === 'title' || key.startsWith('cut.') ? emptyCut[key] : undefined
}
const emptyCut: Readonly<Record<string, Json>> = { title: '', 'cut.reason': '', 'cut.cost': '', 'cut.benefit': '' }

function estimateOf({ cells }: SheetRow, fields: Fields): Outcome<Json | undefined> {
  const parts = ['low', 'likely', 'high'] as const
  if (!parts.some((part) => cells.has(`estimate.${part}`))) return done(undefined)
  const standing = (fields.estimate ?? {}) as Readonly<Record<string, Json>>
  const values = parts.map((part) => {
    const said = cells.get(`estimate.${part}`)
    return said === undefined ? (standing[part] ?? null) : said
  })
  if (values.every((value) => value === null)) return done(null)
  const missing = parts.find((_part, at) => values[at] === null)
  if (missing !== undefined) return refuse('ESTIMATE_PARTIAL', { field: `estimate.${missing}` })
  const [low = null, likely = null, high = null] = values
  return done({ low, likely, high })
}

function readinessOf({ cells }: SheetRow, fields: Fields): readonly [string, Json][] {
  const parts = new Set([...cells.keys()].flatMap((key) => (key.startsWith('ready.') ? [key.split('.')[1] ?? ''] : [])))
  return [...parts].map((part) => {
    const key = `ready.${part}`
    const { done: isDone = false, owner, due } = (fields[key] ?? {}) as { done?: boolean; owner?: string; due?: string }
    const said = (column: string, standing: Json | undefined): Json => {
      const value = cells.get(column)
      return value === undefined ? (standing ?? null) : value
    }
    const by = said(`${key}.owner`, owner)
    const until = said(`${key}.due`, due)
    return [
      key,
      {
        done: said(key, isDone) === true,
        ...(by === null || by === '' ? {} : { owner: by }),
        ...(until === null ? {} : { due: until }),
      },
    ]
  })
}
