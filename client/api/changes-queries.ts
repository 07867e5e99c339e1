// What has changed since a moment. Called by the page «Siden sist».

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { changesBodySchema } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/** @param since ISO moment; null: since the last point that was in session. What was shown stays until the new answer is here. */
export function useChanges(programmeId: ProgrammeId, since: string | null) {
  return useQuery({
    queryKey: ['changes', programmeId, since],
    queryFn: async ({ signal }) => {
      const query = since === null ? '' : `?${new URLSearchParams({ since })}`
      return contentOf(
        await request({ path: `/api/programmes/${programmeId}/changes${query}`, schema: changesBodySchema, signal }),
      )
    },
    placeholderData: keepPreviousData,
    // What was read is of its moment: it is asked for anew when the page is opened again.
    staleTime: 0,
  })
}
