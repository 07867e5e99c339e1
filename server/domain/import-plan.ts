// Import plan: what a sheet would change on a board, row by row, before anything is written. Laid against the board as it stood when the sheet was taken
// out, so that only what somebody changed in the sheet counts, and what others have changed on the board since is kept or asked about. A row that
// cannot be taken is refused whole, with its reason; the others do not depend on it unless they need what it would have made. Pure.

import type { FieldChange } from '../../shared/board/change.ts'
import { sameValue } from '../../shared/board/change.ts'
import { type Fields, fieldsOfItem, type Item, itemFromFields, type ListName } from '../../shared/board/item.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import { type Board, boardOf } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import { maxItems } from '../../shared/contract/limits.ts'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Writer } from '../../shared/rules/may-write.ts'
import { type NamedRow, type RefusedRow, unfit } from './import-fit.ts'
import { newOrder } from './import-order.ts'
import { laidOn, type SheetRow } from './sheet-row.ts'

export interface ImportAsked {
  readonly board: Board
  /** As it stood when the sheet was taken out; null where the sheet does not say. */
  readonly base: Board | null
  readonly rows: readonly SheetRow[]
  readonly writer: Writer
  /** Fields changed both in the sheet and on the board, `<item> <field>`, where the sheet's value is to be taken. */
  readonly take: ReadonlySet<string>
}

export interface RowChange {
  readonly key: string
  readonly from: Json | undefined
  readonly to: Json | undefined
  /** Somebody has changed it on the board too, since the sheet was taken out. */
  readonly conflict: boolean
}

export interface PlannedRow {
  readonly row: SheetRow
  readonly item: ItemId
  readonly title: string
  readonly kind: 'new' | 'changed'
  readonly changes: readonly RowChange[]
  readonly list: { readonly from: ListName | null; readonly to: ListName } | null
  readonly moved: boolean
}

export interface ImportPlan {
  readonly planned: readonly PlannedRow[]
  readonly same: number
  readonly refused: readonly RefusedRow[]
  /** What is to be written, in order. */
  readonly changes: readonly FieldChange[]
  /** The board as it is then. */
  readonly after: Board
}

/** @returns the plan; planning again what it made changes nothing */
export function importPlan(asked: ImportAsked): ImportPlan {
  const refused: RefusedRow[] = []
  let rows = named(asked, refused)
  for (;;) {
    const made = attempt(asked, rows)
    if (made.refused.length === 0) return { ...made.plan, refused: refused.toSorted((a, b) => a.row.row - b.row.row) }
    refused.push(...made.refused)
    const out = new Set(made.refused.map(({ row }) => row))
    rows = rows.filter(({ row }) => !out.has(row))
  }
}

/** Each row with the item it is about; those that cannot be read, or name an item twice, are refused. */
function named({ rows, board }: ImportAsked, refused: RefusedRow[]): readonly NamedRow[] {
  const numbers = new Map<string, SheetRow[]>()
  for (const row of rows) if (row.id !== null) numbers.set(row.id, [...(numbers.get(row.id) ?? []), row])
  const found: NamedRow[] = []
  const freeId = freeIds(rows, board)
  let room = maxItems - board.items.size
  for (const row of rows) {
    for (const { key, refusal } of row.refusals) refused.push({ row, key, refusal })
    if (row.refusals.length > 0) continue
    // Which of two rows is meant is not for us to say.
    const twin = row.id === null ? undefined : numbers.get(row.id)?.find((each) => each !== row)
    if (twin !== undefined && row.id !== null) {
      refused.push({ row, key: 'id', refusal: { code: 'SHEET_DUPLICATE', params: { id: row.id, row: twin.row } } })
      continue
    }
    const item = row.id === null ? freeId(row) : (row.id as ItemId)
    if (item === null) {
      refused.push({ row, key: 'area', refusal: { code: 'SHEET_NO_AREA' } })
      continue
    }
    if (!board.items.has(item)) room -= 1
    if (!board.items.has(item) && room < 0)
      refused.push({ row, key: null, refusal: { code: 'SHEET_BOARD_FULL', params: { max: maxItems } } })
    else found.push({ row, item })
  }
  return found
}

/** Names items after their area, above every number that the board and the sheet have. */
function freeIds(rows: readonly SheetRow[], board: Board): (row: SheetRow) => ItemId | null {
  const items = new Map(board.items)
  for (const { id } of rows) if (id !== null && !items.has(id as ItemId)) items.set(id as ItemId, { id } as Item)
  const last = new Map<string, number>()
  return ({ cells }) => {
    const area = cells.get('area')
    if (typeof area !== 'string') return null
    const before = last.get(area) ?? Number(nextItemId({ ...board, items }, area).slice(area.length + 1)) - 1
    last.set(area, before + 1)
    return itemIdSchema.parse(`${area}-${before + 1}`)
  }
}

interface Attempt {
  readonly plan: Omit<ImportPlan, 'refused'>
  readonly refused: RefusedRow[]
}

function attempt(asked: ImportAsked, rows: readonly NamedRow[]): Attempt {
  const { board, writer } = asked
  const refused: Attempt['refused'] = []
  const fields = new Map<ItemId, Record<string, Json>>()
  const told = new Map<ItemId, Omit<PlannedRow, 'moved' | 'title'>>()
  for (const each of rows) {
    const merged = mergedRow(asked, each)
    if (!merged.ok) {
      refused.push({ row: each.row, key: merged.refusal.field ?? null, refusal: merged.refusal })
      continue
    }
    fields.set(each.item, merged.value.fields)
    told.set(each.item, merged.value.told)
  }
  const order = newOrder({ ...asked, rows: rows.filter(({ item }) => fields.has(item)), fields })
  const items = new Map(board.items)
  for (const { row, item: id } of rows) {
    const after = fields.get(id)
    if (after === undefined) continue
    const rank = order.ranks.get(id)
    if (rank !== undefined) after.position = { list: listOf(after), rank }
    const whole = itemFromFields(id, after)
    if (!whole.ok) refused.push({ row, key: whole.refusal.field ?? null, refusal: whole.refusal })
    else items.set(id, whole.value)
  }
  for (const [id, rank] of order.ranks) {
    const item = items.get(id)
    if (item !== undefined && !fields.has(id)) items.set(id, { ...item, position: { ...item.position, rank } })
  }
  if (refused.length === 0) refused.push(...unfit({ rows, items, board, writer }))
  const planned = rows.flatMap(({ item: id }): PlannedRow[] => {
    const row = told.get(id)
    const title = items.get(id)?.title ?? ''
    const moved = order.moved.has(id)
    const isSaid = row !== undefined && (row.kind === 'new' || row.changes.length > 0 || row.list !== null || moved)
    return isSaid ? [{ ...row, title, moved }] : []
  })
  const after = boardOf(items)
  const changes = differences(board, after)
  return { plan: { planned, same: rows.length - planned.length, changes, after }, refused }
}

function listOf(fields: Fields): ListName {
  return (fields.position as { list: ListName } | undefined)?.list ?? 'queue'
}

interface Merged {
  readonly fields: Record<string, Json>
  readonly told: Omit<PlannedRow, 'moved' | 'title'>
}

const statusKey = 'cut.status'

/** Lays a row on its item: three ways where it is known how the item stood when the sheet was taken out. */
function mergedRow({ board, base, take }: ImportAsked, { row, item: id }: NamedRow): Outcome<Merged> {
  const standing = board.items.get(id)
  const list = row.cells.get('list') as ListName | null | undefined
  if (standing === undefined) {
    const laid = laidOn(row, { who: [], phase: null, estimate: null })
    if (!laid.ok) return laid
    if (laid.value.area === undefined || laid.value.kind === undefined) {
      return refuse('SHEET_NEW_LACKS', { field: laid.value.area === undefined ? 'area' : 'kind' })
    }
    const fields = { title: '', ...laid.value, position: { list: list ?? 'queue', rank: 'a0' } }
    return done({
      fields,
      told: { row, item: id, kind: 'new', changes: [], list: { from: null, to: list ?? 'queue' } },
    })
  }
  const now = fieldsOfItem(standing)
  const stood = base?.items.get(id)
  const before = stood === undefined ? now : fieldsOfItem(stood)
  const laid = laidOn(row, before)
  if (!laid.ok) return laid
  // As the item's own fields are written: what says nothing stands nowhere.
  const read = itemFromFields(id, laid.value)
  if (!read.ok) return read
  const said = fieldsOfItem(read.value)
  const after: Record<string, Json> = { ...now }
  const changes: RowChange[] = []
  for (const key of new Set([...Object.keys(before), ...Object.keys(said)])) {
    if (key === 'position' || sameValue(said[key], before[key])) continue
    const [from, to] = [now[key], said[key]]
    if (sameValue(from, to)) continue
    const conflict = !sameValue(from, before[key])
    changes.push({ key, from, to, conflict })
    if (conflict && !take.has(`${id} ${key}`)) continue
    if (to === undefined) delete after[key]
    else after[key] = to
  }
  const from = standing.position.list
  const to = list !== null && list !== undefined && list !== (stood ?? standing).position.list ? list : from
  after.position = { list: to, rank: standing.position.rank }
  // What is put on the cut list anew begins as possible, as where it is moved there by hand.
  const { status } = standing.cut
  if (from === 'queue' && to === 'cut' && status !== 'possible' && after[statusKey] === status) {
    delete after[statusKey]
    changes.push({ key: statusKey, from: status, to: undefined, conflict: false })
  }
  return done({
    fields: after,
    told: { row, item: id, kind: 'changed', changes, list: from === to ? null : { from, to } },
  })
}

function differences(board: Board, after: Board): readonly FieldChange[] {
  return [...after.items.values()].flatMap((item): FieldChange[] => {
    const before = board.items.get(item.id)
    if (before === item) return []
    const to = fieldsOfItem(item)
    if (before === undefined) {
      return [{ record: item.id, key: null, from: undefined, to: { fields: to, text: [] } }]
    }
    const from = fieldsOfItem(before)
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
      sameValue(from[key], to[key]) ? [] : [{ record: item.id, key, from: from[key], to: to[key] }],
    )
  })
}
