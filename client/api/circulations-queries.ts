// Deciding between meetings for a whole programme: the circulations, the wordings that wait for a round, and what of it waits for the reader. Asked again at a
// notice, and now and then for whoever stands in no room. Called by the pages of decisions, and by what tells of what waits.

import { useQuery } from '@tanstack/react-query'
import { circulationsBodySchema } from '../../shared/contract/circulations.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const refetchMs = 30_000

export function useCirculations(programmeId: ProgrammeId, enabled = true) {
  return useQuery({
    enabled,
    queryKey: noticeKey({ topic: 'circulations', id: programmeId }),
    refetchInterval: refetchMs,
    queryFn: async ({ signal }) =>
      contentOf(
        await request({ path: `/api/programmes/${programmeId}/circulations`, schema: circulationsBodySchema, signal }),
      ),
  })
}
