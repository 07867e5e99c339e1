// Seed of a board: the first items of a programme as records of its document. Pure: data and a date in, records out.
// Promises that every record satisfies the item's schema and that the order is the data's. Called by server/seeding.

import type { RecordContent, RichNode } from '../../shared/board/change.ts'
import { fieldsOfItem, itemFromFields, partGroups, readinessParts } from '../../shared/board/item.ts'
import { firstRanks } from '../../shared/board/rank.ts'
import type { Json } from '../../shared/board/value.ts'
import { daysAfter } from './calendar-date.ts'
import type { ItemSeed } from './programme-seed.ts'

export interface SeedRecord {
  readonly id: string
  readonly content: RecordContent
}

/**
 * @param items in the order they are to stand, each in its list
 * @param seededOn calendar date the latest useful dates are reckoned from
 * @throws Error for an item that breaks its schema: the data is ours, so that is a fault in it
 */
export function seedBoard(items: readonly ItemSeed[], seededOn: string): readonly SeedRecord[] {
  const ranks = { queue: ranksFor(items, 'queue'), cut: ranksFor(items, 'cut') }
  return items.map((item) => ({
    id: item.id,
    content: {
      fields: fieldsOf(item, ranks[item.list].next().value ?? '', seededOn),
      text: richText(item.description ?? ''),
    },
  }))
}

function ranksFor(items: readonly ItemSeed[], list: ItemSeed['list']): Iterator<string, undefined> {
  return firstRanks(items.filter((item) => item.list === list).length).values()
}

function fieldsOf(seed: ItemSeed, rank: string, seededOn: string): Record<string, Json> {
  const { title, area, kind, estimate, phase, cut } = seed
  const fields: Record<string, Json> = { title, area, kind, who: seed.who, estimate, phase }
  fields.position = { list: seed.list, rank }
  for (const [benefit, mark] of Object.entries(seed.benefit)) fields[`benefit.${benefit}`] = mark
  for (const part of readinessParts) fields[`ready.${part}`] = { done: !seed.missing.includes(part) }
  for (const [need, why] of Object.entries(seed.needs ?? {})) fields[`needs.${need}`] = why
  if (cut) {
    const { latestUsefulInDays: days, saving = [], ...said } = cut
    for (const [name, value] of Object.entries(said)) if (value !== undefined) fields[`cut.${name}`] = value
    fields['cut.saving'] = saving.map(({ inDays, left }) => ({ on: daysAfter(seededOn, inDays), left }))
    fields['cut.latestUsefulDate'] = days === null ? null : daysAfter(seededOn, days)
  }
  for (const group of partGroups) {
    for (const [part, value] of Object.entries(seed[group] ?? {})) fields[`${group}.${part}`] = value as Json
  }
  if (seed.orderReason !== undefined) fields.orderReason = seed.orderReason
  const item = itemFromFields(seed.id, fields)
  if (!item.ok) throw new Error(`seed of ${seed.id}: ${JSON.stringify(item.refusal)}`)
  return fieldsOfItem(item.value)
}

function richText(text: string): readonly RichNode[] {
  const nodes: RichNode[] = []
  let list: RichNode[] = []
  for (const line of text.split('\n').filter((each) => each !== '')) {
    if (!line.startsWith('- ')) {
      list = []
      nodes.push(paragraph(line))
      continue
    }
    if (list.length === 0) nodes.push({ type: 'bulletList', children: list })
    list.push({ type: 'listItem', children: [paragraph(line.slice(2))] })
  }
  return nodes
}

function paragraph(text: string): RichNode {
  return { type: 'paragraph', children: [{ text }] }
}
