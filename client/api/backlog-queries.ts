// The agenda backlog, and carrying an agenda item between a point, another point and the backlog. Called by the agenda.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type AddToBacklog,
  backlogBodySchema,
  backlogItemSchema,
  type Carried,
  type CarryAgendaItem,
  carriedSchema,
} from '../../shared/contract/meeting.ts'
import type { BacklogId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'backlog', id: programmeId })
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/backlog`

/** Agenda items that wait for a point, in the order they came. */
export function useBacklog(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: keyOf(programmeId),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: backlogBodySchema, signal })).items,
  })
}

/** Puts a new item into the backlog; it is the value. */
export function useAddToBacklog(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: AddToBacklog) =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: backlogItemSchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Removes an item from the backlog. */
export function useRemoveFromBacklog(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: BacklogId) =>
      contentOf(await request({ method: 'DELETE', path: `${pathOf(programmeId)}/${id}`, schema: null })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Carries an item of a point, or one from the backlog to it; where it came to stand is the value. */
export function useCarryAgendaItem({ programmeId, pointId }: { programmeId: ProgrammeId; pointId: PointId }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: CarryAgendaItem): Promise<Carried> =>
      contentOf(
        await request({
          method: 'POST',
          path: `/api/programmes/${programmeId}/points/${pointId}/agenda`,
          body,
          schema: carriedSchema,
        }),
      ),
    onSettled: async (_carried, _error, body) => {
      const places = 'to' in body ? [pointId, body.to] : [pointId]
      const keys = places.flatMap((id) => (['papers', 'deciding'] as const).map((topic) => noticeKey({ topic, id })))
      for (const queryKey of [keyOf(programmeId), ...keys]) await client.invalidateQueries({ queryKey })
    },
  })
}
