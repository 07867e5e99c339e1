// Programmes and their evaluation points: the list, one programme's structure and members, the points, and the two commands on a point's head.
// Called by the programmes page, the shell and the pages of a programme. What is co-edited comes from client/live instead.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type CreatePoint,
  type EditPointHead,
  type PointBody,
  pointBodySchema,
  pointsBodySchema,
  programmeBodySchema,
  programmesBodySchema,
} from '../../shared/contract/http.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: async ({ signal }) =>
    contentOf(await request({ path: '/api/programmes', schema: programmesBodySchema, signal })).programmes,
})

/** One programme: frame, areas, actors, benefits, questions and members. Fixed while the page is open. */
function programmeQuery(programmeId: ProgrammeId) {
  return queryOptions({
    queryKey: ['programmes', programmeId],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `/api/programmes/${programmeId}`, schema: programmeBodySchema, signal })),
  })
}

/** The evaluation points of a programme, in the order they are held. */
function pointsQuery(programmeId: ProgrammeId) {
  return queryOptions({
    queryKey: noticeKey({ topic: 'points', id: programmeId }),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `/api/programmes/${programmeId}/points`, schema: pointsBodySchema, signal }))
        .points,
  })
}

export function useProgrammes() {
  return useQuery(programmesQuery)
}

export function useProgramme(programmeId: ProgrammeId) {
  return useQuery(programmeQuery(programmeId))
}

export function usePoints(programmeId: ProgrammeId) {
  return useQuery(pointsQuery(programmeId))
}

/** Creates an evaluation point; the new point is the value. */
export function useCreatePoint(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: CreatePoint): Promise<PointBody> =>
      contentOf(
        await request({
          method: 'POST',
          path: `/api/programmes/${programmeId}/points`,
          body,
          schema: pointBodySchema,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['programmes'] }),
  })
}

/** Edits a point's head whole. Refused with STALE when somebody was before: fetch the points again and show both. */
export function useEditPointHead({ programmeId, pointId }: { programmeId: ProgrammeId; pointId: PointId }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: EditPointHead): Promise<PointBody> =>
      contentOf(
        await request({
          method: 'PATCH',
          path: `/api/programmes/${programmeId}/points/${pointId}`,
          body,
          schema: pointBodySchema,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['programmes'] }),
  })
}
