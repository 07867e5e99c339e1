// Alternatives to the queue: which there are for the reader, making one, what becomes of it, and adopting it. Called by the pages of client/alternatives, and by
// whatever stands in an alternative's room.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type AdoptionAnswer,
  type Alternative,
  type AlternativeStep,
  adoptionBodySchema,
  alternativeSchema,
  alternativesBodySchema,
  type MakeAlternative,
} from '../../shared/contract/alternatives.ts'
import type { AlternativeId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'alternatives', id: programmeId })
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/alternatives`
/** A notice may be lost. */
const anewMs = 60_000

export interface OfAlternative {
  readonly programmeId: ProgrammeId
  readonly id: AlternativeId
}

/** Those the reader may open, newest first. */
export function useAlternatives(programmeId: ProgrammeId, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...keyOf(programmeId), 'list'],
    refetchInterval: anewMs,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: alternativesBodySchema, signal })),
  })
}

/** Forks the queue as it stands; the alternative is the value. */
export function useMakeAlternative(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: MakeAlternative): Promise<Alternative> =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: alternativeSchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Renames it, shares it or takes it back, proposes or closes it. */
export function useStepAlternative({ programmeId, id }: OfAlternative) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: AlternativeStep): Promise<Alternative> =>
      contentOf(
        await request({ method: 'POST', path: `${pathOf(programmeId)}/${id}/steps`, body, schema: alternativeSchema }),
      ),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keyOf(programmeId) })
      await client.invalidateQueries({ queryKey: noticeKey({ topic: 'backlog', id: programmeId }) })
    },
  })
}

/** What adopting it would change on the queue as it stands, and what stands in the way; asked for anew each time it is opened. */
export function useAdoption({ programmeId, id }: OfAlternative) {
  return useQuery({
    queryKey: [...keyOf(programmeId), 'adoption', id],
    refetchOnMount: 'always',
    gcTime: 0,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `${pathOf(programmeId)}/${id}/adoption`, schema: adoptionBodySchema, signal })),
  })
}

/** Adopts it. Refused, what stands in the way is asked for anew. */
export function useAdopt({ programmeId, id }: OfAlternative) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: {
      readonly answers: readonly AdoptionAnswer[]
      readonly revision: number
    }): Promise<Alternative> =>
      contentOf(
        await request({
          method: 'POST',
          path: `${pathOf(programmeId)}/${id}/adoption`,
          body,
          schema: alternativeSchema,
        }),
      ),
    // Adopted, there is nothing to adopt any more, and nothing to ask about it.
    onSettled: (_adopted, error) =>
      client.invalidateQueries({
        queryKey: keyOf(programmeId),
        predicate: ({ queryKey }) => error !== null || queryKey.at(-2) !== 'adoption',
      }),
  })
}
