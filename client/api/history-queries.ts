// The time line of a board, the board at a moment, and the history of one item. Called by the history page and the item's drawer.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { boardAtBodySchema, historyBodySchema, itemHistoryBodySchema } from '../../shared/contract/history.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/history`

export function useHistory(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: ['history', programmeId],
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: historyBodySchema, signal })),
    staleTime: 0,
  })
}

/** @param at ISO moment; null asks for nothing. The board that was shown stays until the other is here. */
export function useBoardAt(programmeId: ProgrammeId, at: string | null) {
  return useQuery({
    queryKey: ['history', programmeId, 'board', at],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ at: at ?? '' })
      return contentOf(
        await request({ path: `${pathOf(programmeId)}/board?${query}`, schema: boardAtBodySchema, signal }),
      )
    },
    enabled: at !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export function useItemHistory(o: {
  readonly programmeId: ProgrammeId
  readonly item: ItemId
  readonly asked: boolean
}) {
  const { programmeId, item, asked } = o
  return useQuery({
    queryKey: ['history', programmeId, 'item', item],
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `${pathOf(programmeId)}/items/${item}`, schema: itemHistoryBodySchema, signal })),
    enabled: asked,
    staleTime: 0,
  })
}
