// Quick record: a record with some of its flat fields set otherwise. Answers exactly what the schemas of the whole record answer; where only
// a field of its own kind changed, that field alone is parsed. Called by the quick verdict.

import type { z } from 'zod'
import { type Item, itemSchema, parsed } from '../../shared/board/item.ts'
import type { Json } from '../../shared/board/value.ts'
import { fieldsOfRecord, recordFromFields } from '../../shared/document/records.ts'
import { holdsItems } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { BoardRecord } from './admission.ts'

/** Fields by key, each once; undefined = the field is taken away. */
export type FieldsSet = readonly { readonly key: string; readonly value: Json | undefined }[]

/** @returns the record with these fields, or what its schema says of it. What it holds is frozen; the record itself need not be. */
export function recordWith(o: {
  readonly kind: Room['kind']
  readonly id: string
  /** Null = a new record of nothing but these fields. */
  readonly before: BoardRecord | null
  readonly set: FieldsSet
}): Outcome<BoardRecord> {
  if (o.before !== null && holdsItems(o.kind)) {
    const item = patched(o.before as Item, o.set)
    if (item !== null) return { ok: true, value: item }
  }
  const fields: Record<string, Json> = o.before === null ? {} : fieldsOfRecord(o.kind, o.before)
  for (const { key, value } of o.set) {
    if (value === undefined) delete fields[key]
    else Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return recordFromFields(o.kind, o.id, fields)
}

/** Fields whose schema says all there is to say, as long as nothing of the cut list is concerned. */
const alone = ['title', 'area', 'kind', 'who', 'phase', 'estimate', 'position', 'orderReason', 'realisedOn'] as const
const groups = ['benefit', 'ready', 'cut', 'drivers', 'adoption', 'preconditions', 'actorsReady'] as const
type Alone = (typeof alone)[number]
type Group = (typeof groups)[number]

/** @returns the item, or null when the whole must be parsed. */
function patched(before: Item, set: FieldsSet): Item | null {
  let item = before
  for (const { key, value } of set) {
    if (value === undefined) return null
    const next = withField(item, key, value)
    if (next === null) return null
    item = next
  }
  return item.position.list === 'queue' ? item : null
}

function withField(item: Item, key: string, value: Json): Item | null {
  const dot = key.indexOf('.')
  if (dot < 0) {
    const name = alone.find((each): each is Alone => each === key)
    if (name === undefined) return null
    const field = parsed<unknown>(item.id, itemSchema.shape[name].safeParse(value) as z.ZodSafeParseResult<unknown>)
    return field.ok ? itemWith(item, name, field.value) : null
  }
  const name = groups.find((each): each is Group => each === key.slice(0, dot))
  const part = key.slice(dot + 1)
  if (name === undefined || !/^[\w-]+$/.test(part) || part === '__proto__') return null
  const whole = itemSchema.shape[name].safeParse({ ...item[name], [part]: value })
  const group = parsed<unknown>(item.id, whole as z.ZodSafeParseResult<unknown>)
  return group.ok ? itemWith(item, name, group.value) : null
}

/** Written out, and not frozen: copying a frozen item by `...` and freezing the copy would take longer than all else that is done for an edit. */
function itemWith(item: Item, name: Alone | Group, value: unknown): Item {
  const copy = {
    id: item.id,
    title: item.title,
    area: item.area,
    kind: item.kind,
    who: item.who,
    phase: item.phase,
    estimate: item.estimate,
    benefit: item.benefit,
    ready: item.ready,
    needs: item.needs,
    position: item.position,
    cut: item.cut,
    drivers: item.drivers,
    adoption: item.adoption,
    demand: item.demand,
    preconditions: item.preconditions,
    actorsReady: item.actorsReady,
    orderReason: item.orderReason,
    realisedOn: item.realisedOn,
  } satisfies Item
  copy[name] = value as never
  return copy
}
