// What is known of an agenda item beside the agenda itself: the decision made on it, or how the text to be decided stands; and how many promises a
// follow-up meets. Worked out once for all rows. Provided by point-view.tsx, read by the rows.

import { createContext, useContext } from 'react'
import type { DecidingView } from '../../shared/contract/deciding.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { AgendaItemId, DecisionId } from '../../shared/ids.ts'

/** `unread`: the newest text is not published. */
export type WordingStands = 'none' | 'unread' | 'published'

export interface ItemFacts {
  readonly decisions: ReadonlyMap<AgendaItemId, { readonly id: DecisionId; readonly number: number }>
  readonly wordings: ReadonlyMap<AgendaItemId, Exclude<WordingStands, 'none'>>
  readonly promises: { readonly open: number; readonly overdue: number }
  /** Whether all of it has come: nothing is called missing before. */
  readonly known: boolean
}

const nothing: ItemFacts = {
  decisions: new Map(),
  wordings: new Map(),
  promises: { open: 0, overdue: 0 },
  known: false,
}

export const ItemFactsContext = createContext<ItemFacts>(nothing)

export function useItemFacts(): ItemFacts {
  return useContext(ItemFactsContext)
}

/** @param o.deciding undefined while it is on its way; `today` as `YYYY-MM-DD`. */
export function itemFactsOf(o: {
  readonly deciding: Pick<DecidingView, 'wordings' | 'decisions'> | undefined
  readonly promises: readonly Pick<BoardPromise, 'state' | 'due'>[]
  readonly today: string
}): ItemFacts {
  const open = o.promises.filter(({ state }) => state === 'open')
  const promises = { open: open.length, overdue: open.filter(({ due }) => due < o.today).length }
  if (o.deciding === undefined) return { ...nothing, promises }
  const wordings = new Map<AgendaItemId, Exclude<WordingStands, 'none'>>()
  for (const { agendaItem, publishedAt } of o.deciding.wordings.toSorted((a, b) => a.version - b.version)) {
    wordings.set(agendaItem, publishedAt === null ? 'unread' : 'published')
  }
  const decisions = new Map<AgendaItemId, { id: DecisionId; number: number }>()
  for (const { agendaItem, id, number } of o.deciding.decisions) {
    if (agendaItem !== null) decisions.set(agendaItem, { id, number })
  }
  return { decisions, wordings, promises, known: true }
}
