// The second opinion: the newest that was worked out, and asking for a new one. Whether it is of the queue as it is, is asked again while it is read.
// Called by the page of the second opinion.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { secondOpinionBodySchema } from '../../shared/contract/second-opinion.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/** People move things while she reads: nothing tells this page but asking. */
const askAgainMs = 15_000

const keyOf = (programmeId: ProgrammeId) => ['second-opinion', programmeId] as const
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/second-opinion`

export function useSecondOpinion(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: keyOf(programmeId),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: secondOpinionBodySchema, signal })),
    staleTime: 0,
    refetchInterval: askAgainMs,
  })
}

export function useWorkOutOpinion(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), schema: secondOpinionBodySchema })),
    onSuccess: (body) => client.setQueryData(keyOf(programmeId), body),
  })
}
