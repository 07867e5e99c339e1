// Series of points: the list, beginning one, making its next point and ending it. Called by the page of points.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type PointBody, pointBodySchema } from '../../shared/contract/http.ts'
import { type CreateSeries, type Series, seriesBodySchema, seriesSchema } from '../../shared/contract/meeting.ts'
import type { ProgrammeId, SeriesId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/** Notices of points concern the series too. */
const keyOf = (programmeId: ProgrammeId) => [...noticeKey({ topic: 'points', id: programmeId }), 'series']
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/series`

/** In the order they were made, ended ones too. */
export function useSeries(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: keyOf(programmeId),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: seriesBodySchema, signal })).series,
  })
}

/** Begins a series; it is the value. */
export function useCreateSeries(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: CreateSeries): Promise<Series> =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: seriesSchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Makes the point of the series' next date; pressed twice, it is the same point. */
export function useNextPoint(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, nextDate }: Pick<Series, 'id' | 'nextDate'>): Promise<PointBody> =>
      contentOf(
        await request({
          method: 'POST',
          path: `${pathOf(programmeId)}/${id}/next`,
          body: { date: nextDate },
          schema: pointBodySchema,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['programmes'] }),
  })
}

/** Ends a series; its points stay. */
export function useEndSeries(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: SeriesId) =>
      contentOf(await request({ method: 'DELETE', path: `${pathOf(programmeId)}/${id}`, schema: null })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}
