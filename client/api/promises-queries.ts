// Promises made to the board: the list, making one, and what is done with one. Called by the point's page, the meeting and the decisions.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type BoardPromise,
  type ChangePromise,
  type MakePromise,
  promiseSchema,
  promisesBodySchema,
} from '../../shared/contract/promises.ts'
import type { ProgrammeId, PromiseId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'promises', id: programmeId })
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/promises`

/** Open ones first, by their date, and the people they name. */
export function usePromises(programmeId: ProgrammeId, enabled = true) {
  return useQuery({
    enabled,
    queryKey: keyOf(programmeId),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: promisesBodySchema, signal })),
  })
}

/** Makes a promise; it is the value. */
export function useMakePromise(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: MakePromise): Promise<BoardPromise> =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: promiseSchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Edits, keeps, waives or reopens a promise. STALE when somebody was before. */
export function useChangePromise(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (o: { readonly id: PromiseId; readonly change: ChangePromise }): Promise<BoardPromise> =>
      contentOf(
        await request({
          method: 'PATCH',
          path: `${pathOf(programmeId)}/${o.id}`,
          body: o.change,
          schema: promiseSchema,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}
