// Adoption scene: what the adoption of an alternative is judged by, as plain values: the board it was forked from, the alternative, the board as it
// stands now, and how conflicts were answered. Used by adoption-merge.ts, adoption-order.ts and plan-adoption.ts.

import { createHash } from 'node:crypto'
import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { AdoptionAnswer } from '../../shared/contract/alternatives.ts'
import { canonicalJson } from '../../shared/deciding/canonical-json.ts'
import { plainText } from '../../shared/document/rich-text.ts'
import type { ItemId } from '../../shared/ids.ts'

/** A board with the rich text of each item's description. */
export interface BoardContent {
  readonly board: Board
  readonly texts: ReadonlyMap<ItemId, readonly RichNode[]>
}

export interface AdoptionScene {
  readonly base: BoardContent
  readonly alternative: BoardContent
  readonly now: BoardContent
  /** Items of the board that decisions hold, with the number of the decision. */
  readonly frozen: ReadonlyMap<ItemId, number>
  readonly answers: readonly AdoptionAnswer[]
}

/** @returns an item's flat fields without its place */
export function contentOf(item: Item): Record<string, Json> {
  const { position: _place, ...fields } = fieldsOfItem(item)
  return fields
}

/** @returns a description without the empty lines an editor leaves at its end when it is only opened */
export function textIn({ texts }: BoardContent, id: ItemId): readonly RichNode[] {
  const text = texts.get(id) ?? []
  let end = text.length
  while (end > 0 && plainText(text.slice(end - 1)).trim() === '') end -= 1
  return text.slice(0, end)
}

/** @returns true when an item says the same in both, wherever it stands */
export function saysSame(id: ItemId, a: BoardContent, b: BoardContent): boolean {
  const [one, other] = [a.board.items.get(id), b.board.items.get(id)]
  if (one === undefined || other === undefined) return false
  return sameValue(contentOf(one), contentOf(other)) && sameValue(textIn(a, id), textIn(b, id))
}

/** @returns a short name of a value: another for any other value */
export function seenAs(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16)
}
