// Words found in a programme, as the server finds them. Called by the search page and the command palette.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { maxSearchLength, type SearchKind, searchBodySchema } from '../../shared/contract/search.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/**
 * @param o.text what is searched for; nothing is asked for an empty one
 * @param o.programmeId null asks for nothing
 */
export function useSearch(o: {
  readonly programmeId: ProgrammeId | null
  readonly text: string
  readonly kind?: SearchKind | null
  readonly take: number
}) {
  const text = o.text.trim().slice(0, maxSearchLength)
  const { programmeId, kind = null, take } = o
  return useQuery({
    queryKey: ['search', programmeId, text, kind, take],
    enabled: programmeId !== null && text !== '',
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q: text, take: String(take), ...(kind === null ? {} : { kind }) })
      return contentOf(
        await request({ path: `/api/programmes/${programmeId}/search?${query}`, schema: searchBodySchema, signal }),
      )
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}
