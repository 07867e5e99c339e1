// Agenda item: one entry of a point's agenda, as a frozen value, and its flat fields as they stand in the document.
// Linked items are one field each, so that two people linking at once both keep theirs. Notes are co-edited rich text beside the fields.

import { z } from 'zod'
import { type Fields, parsed } from '../board/item.ts'
import { byRank, rankSchema } from '../board/rank.ts'
import { as, type Json, shortTextSchema, titleSchema } from '../board/value.ts'
import { type AgendaItemId, agendaItemIdSchema, type ItemId, itemIdSchema } from '../ids.ts'
import { type Outcome, refuse } from '../outcome.ts'

export const agendaKinds = ['decision', 'discussion', 'information', 'follow-up', 'approval'] as const
export const agendaKindSchema = z.enum(agendaKinds)
export type AgendaKind = z.infer<typeof agendaKindSchema>

export const agendaMinutesSchema = z.number().int(as('MINUTES')).min(0, as('MINUTES')).max(600, as('MINUTES'))

export const agendaItemSchema = z.strictObject({
  id: agendaItemIdSchema,
  kind: agendaKindSchema,
  title: titleSchema,
  minutes: agendaMinutesSchema,
  owner: shortTextSchema,
  linked: z.array(itemIdSchema).readonly(),
  rank: rankSchema,
})
/** One agenda item: kind, title, planned minutes, owner, linked items in order of id, rank. Deeply frozen. */
export type AgendaItem = Readonly<z.infer<typeof agendaItemSchema>>

const plain = ['kind', 'title', 'minutes', 'owner', 'rank'] as const

/** @returns the agenda item's flat fields; the inverse of {@link agendaItemFromFields}. */
export function fieldsOfAgendaItem(item: AgendaItem): Record<string, Json> {
  const fields: Record<string, Json> = {}
  for (const key of plain) fields[key] = item[key]
  for (const id of item.linked) fields[`linked.${id}`] = true
  return fields
}

/** Builds an agenda item of its flat fields. @returns the frozen value or a refusal; an unknown field is refused as SHAPE. */
export function agendaItemFromFields(id: string, fields: Fields): Outcome<AgendaItem> {
  const flat: Record<string, Json> = { owner: '' }
  const linked: string[] = []
  for (const [key, value] of Object.entries(fields)) {
    if ((plain as readonly string[]).includes(key)) flat[key] = value
    else if (key.startsWith('linked.') && value === true) linked.push(key.slice('linked.'.length))
    else return refuse('SHAPE', { record: id.slice(0, 64), field: key.slice(0, 64) })
  }
  return parsed(id, agendaItemSchema.safeParse({ ...flat, id, linked: linked.sort() }))
}

/** A point's agenda as one frozen value: the items and their order. */
export interface Agenda {
  readonly items: ReadonlyMap<AgendaItemId, AgendaItem>
  readonly order: readonly AgendaItemId[]
}

/** @returns the agenda of these items, ordered by (rank, id). */
export function agendaOf(items: ReadonlyMap<AgendaItemId, AgendaItem>): Agenda {
  return Object.freeze({ items, order: Object.freeze([...items.values()].sort(byRank).map((item) => item.id)) })
}

/** Sum of planned minutes against the meeting's length. `overrunMinutes` is 0 when the agenda fits. */
export function agendaDuration(
  agenda: Agenda,
  lengthMinutes: number,
): { plannedMinutes: number; overrunMinutes: number } {
  const plannedMinutes = [...agenda.items.values()].reduce((sum, item) => sum + item.minutes, 0)
  return { plannedMinutes, overrunMinutes: Math.max(0, plannedMinutes - lengthMinutes) }
}

/** @returns the agenda items that link to a board item. */
export function agendaItemsLinking(agenda: Agenda, item: ItemId): readonly AgendaItemId[] {
  return agenda.order.filter((id) => agenda.items.get(id)?.linked.includes(item))
}
