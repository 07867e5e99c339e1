// What has changed since a moment, and saying that one has seen it. Called by the page «Siden sist».

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { changesBodySchema, seenBodySchema } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/**
 * @param since ISO moment; null: since the reader has seen it, as the server knows. What was shown stays until the new answer is here.
 * @param asked false asks for nothing
 */
export function useChanges(programmeId: ProgrammeId, since: string | null, asked = true) {
  return useQuery({
    queryKey: ['changes', programmeId, since],
    queryFn: async ({ signal }) => {
      const query = since === null ? '' : `?${new URLSearchParams({ since })}`
      return contentOf(
        await request({ path: `/api/programmes/${programmeId}/changes${query}`, schema: changesBodySchema, signal }),
      )
    },
    enabled: asked,
    placeholderData: keepPreviousData,
    // What was read is of its moment: it is asked for anew when the page is opened again.
    staleTime: 0,
  })
}

/** Says that what was shown, up to its moment, has been seen. */
export function useMarkSeen(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (until: string) =>
      contentOf(
        await request({
          method: 'PUT',
          path: `/api/programmes/${programmeId}/changes/seen`,
          body: { until },
          schema: seenBodySchema,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['changes', programmeId] }),
  })
}
