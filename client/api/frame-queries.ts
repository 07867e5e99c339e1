// The frame of a programme: what it reckons with, its ladder of frames and the one that is tried out. Asked again when a notice says that it has
// changed. Called by everything that draws lines or works figures out of a board.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { frameBodySchema } from '../../shared/contract/frame.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

function frameQuery(programmeId: ProgrammeId) {
  return queryOptions({
    queryKey: noticeKey({ topic: 'frame', id: programmeId }),
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `/api/programmes/${programmeId}/frame`, schema: frameBodySchema, signal })),
  })
}

/** @param programmeId null: nothing is asked */
export function useFrame(programmeId: ProgrammeId | null) {
  return useQuery({ ...frameQuery(programmeId ?? ('' as ProgrammeId)), enabled: programmeId !== null })
}
