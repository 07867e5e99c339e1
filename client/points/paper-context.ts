// The papers of a point, by the agenda item they lie on, worked out once for all rows. Provided by point-view.tsx.

import { createContext, useContext } from 'react'
import type { Paper } from '../../shared/contract/papers.ts'
import type { AgendaItemId } from '../../shared/ids.ts'

export type PapersByItem = ReadonlyMap<AgendaItemId, readonly Paper[]>

export const PapersContext = createContext<PapersByItem>(new Map())

const none: readonly Paper[] = []

/** @returns the papers of an agenda item, oldest first. */
export function usePapersOf(item: AgendaItemId): readonly Paper[] {
  return useContext(PapersContext).get(item) ?? none
}

/** @returns papers by agenda item, in the order they came. */
export function papersByItem(papers: readonly Paper[]): PapersByItem {
  const found = new Map<AgendaItemId, Paper[]>()
  for (const paper of papers) {
    const list = found.get(paper.agendaItem)
    if (list === undefined) found.set(paper.agendaItem, [paper])
    else list.push(paper)
  }
  return found
}
