// The frame of a programme: what it reckons with, its ladder of frames and the one that is tried out. Asked again when a notice says that it has
// changed; and the commands that change it. Called by everything that draws lines or works figures out of a board.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type ChangeLadder,
  type ChangeSteering,
  type FrameBody,
  frameBodySchema,
  type TryFrame,
} from '../../shared/contract/frame.ts'
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

const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/frame`

/** A command about the frame; its answer is the frame as it then is, and stands at once. */
function useFrameCommand<Asked>(
  programmeId: ProgrammeId,
  way: (asked: Asked) => { readonly method: 'PUT' | 'DELETE'; readonly below: string; readonly body?: unknown },
) {
  const client = useQueryClient()
  const { queryKey } = frameQuery(programmeId)
  return useMutation({
    mutationFn: async (asked: Asked): Promise<FrameBody> => {
      const { method, below, body } = way(asked)
      const path = `${pathOf(programmeId)}${below}`
      return contentOf(
        await request({ method, path, schema: frameBodySchema, ...(body === undefined ? {} : { body }) }),
      )
    },
    onSuccess: (body) => client.setQueryData(queryKey, body),
    onError: () => void client.invalidateQueries({ queryKey }),
  })
}

/** Changes what the programme reckons with, on the revision it was read at. */
export function useSteer(programmeId: ProgrammeId) {
  return useFrameCommand(programmeId, (body: ChangeSteering) => ({ method: 'PUT', below: '/steering', body }))
}

/** Changes the steps of the ladder that are written by hand. */
export function useWriteLadder(programmeId: ProgrammeId) {
  return useFrameCommand(programmeId, (body: ChangeLadder) => ({ method: 'PUT', below: '/ladder', body }))
}

/** Tries a frame out before everybody. */
export function useTryFrame(programmeId: ProgrammeId) {
  return useFrameCommand(programmeId, (body: TryFrame) => ({ method: 'PUT', below: '/trial', body }))
}

/** Tries none any more. */
export function useStopTrying(programmeId: ProgrammeId) {
  return useFrameCommand(programmeId, (_: null) => ({ method: 'DELETE', below: '/trial' }))
}
