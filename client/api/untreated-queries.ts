// What a meeting did not come to, where it went, and what was carried here; and carrying it on. Called by the point's page and the meeting's.

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type CarryUntreated, untreatedBodySchema } from '../../shared/contract/meeting.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

interface AtPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}
const keyOf = (pointId: PointId) => noticeKey({ topic: 'untreated', id: pointId })
const pathOf = ({ programmeId, pointId }: AtPoint): string =>
  `/api/programmes/${programmeId}/points/${pointId}/untreated`

/** @param o.seen what the reader knows of how far the meeting has come: asked anew when it is another */
export function useUntreated({ seen, ...at }: AtPoint & { readonly seen: string | number | null }) {
  return useQuery({
    queryKey: [...keyOf(at.pointId), seen],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => contentOf(await request({ path: pathOf(at), schema: untreatedBodySchema, signal })),
  })
}

/** Carries all of them or none; sent again under its key it carries nothing more. What then stands is the value. */
export function useCarryUntreated(at: AtPoint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: CarryUntreated) =>
      contentOf(await request({ method: 'POST', path: pathOf(at), body, schema: untreatedBodySchema })),
    onSettled: async (_told, _error, { items }) => {
      const points = [at.pointId, ...items.flatMap(({ to }) => to ?? [])]
      const topics = ['untreated', 'papers', 'deciding'] as const
      const keys = points.flatMap((id) => topics.map((topic) => noticeKey({ topic, id })))
      for (const queryKey of [noticeKey({ topic: 'backlog', id: at.programmeId }), ...keys])
        await client.invalidateQueries({ queryKey })
    },
  })
}
