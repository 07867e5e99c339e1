// Evidence of a point's standard questions and what the system knows by itself. Called by the point's page and the meeting.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type AnswerEvidence,
  type Evidence,
  evidenceBodySchema,
  evidenceSchema,
} from '../../shared/contract/meeting.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

interface InPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

const keyOf = ({ pointId }: { readonly pointId: PointId | null }) => noticeKey({ topic: 'evidence', id: pointId ?? '' })
const pathOf = ({ programmeId, pointId }: Omit<InPoint, 'pointId'> & { readonly pointId: PointId | null }): string =>
  `/api/programmes/${programmeId}/points/${pointId}/evidence`

/** Every standard question with what was said to it, in the programme's order, and the known facts. Nothing is asked for without a point. */
export function useEvidence(where: { readonly programmeId: ProgrammeId; readonly pointId: PointId | null }) {
  return useQuery({
    enabled: where.pointId !== null,
    queryKey: keyOf(where),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(where), schema: evidenceBodySchema, signal })),
  })
}

/** Says who owes the evidence of a question, or answers it. STALE when somebody was before: fetch and show both. */
export function useAnswerEvidence(where: InPoint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ question, ...body }: AnswerEvidence & Pick<Evidence, 'question'>): Promise<Evidence> =>
      contentOf(await request({ method: 'PUT', path: `${pathOf(where)}/${question}`, body, schema: evidenceSchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(where) }),
  })
}
