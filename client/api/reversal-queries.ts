// The reversal of a decision before it is one: what it would do to the board as it stands, and preparing it as a case on the agenda of a point. Called by
// the page of a decision, and by whatever shows a text that takes one back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type PreparedReversal,
  type PrepareReversal,
  preparedReversalSchema,
  reversalBodySchema,
} from '../../shared/contract/deciding.ts'
import type { DecisionId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

interface OfDecision {
  readonly programmeId: ProgrammeId
  readonly decision: DecisionId
}

const pathOf = ({ programmeId, decision }: OfDecision) =>
  `/api/programmes/${programmeId}/decisions/${decision}/reversal`

/** What taking it back would do now; asked anew each time it is shown, since the board moves. */
export function useReversal(of: OfDecision) {
  return useQuery({
    queryKey: [...noticeKey({ topic: 'decisions', id: of.programmeId }), of.decision, 'reversal'],
    staleTime: 0,
    queryFn: async ({ signal }) => contentOf(await request({ path: pathOf(of), schema: reversalBodySchema, signal })),
  })
}

/** Puts the case and its text on a point; where they stand is the value. */
export function usePrepareReversal(of: OfDecision) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: PrepareReversal): Promise<PreparedReversal> =>
      contentOf(await request({ method: 'POST', path: pathOf(of), body, schema: preparedReversalSchema })),
    onSuccess: async ({ pointId }) => {
      await client.invalidateQueries({ queryKey: noticeKey({ topic: 'deciding', id: pointId }) })
      await client.invalidateQueries({ queryKey: noticeKey({ topic: 'circulations', id: of.programmeId }) })
    },
  })
}
