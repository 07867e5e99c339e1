// What a projector shows, asked for each second by its link alone. Where nothing is new the server answers with nothing but its time, and what came
// last stands. Called by the projector's page.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ProjectorView, projectorViewSchema, serverTimeHeader } from '../../shared/contract/projector.ts'
import { contentOf, refusalCodeOf } from './problem.ts'
import { requestIfNew } from './request.ts'

const everyMs = 1_000

/** The view as it came last. `offsetMs` is the server's clock less this machine's when it was last asked. */
export type ProjectorNow = ProjectorView & { readonly offsetMs: number; readonly etag: string | null }

export function useProjector(token: string) {
  const client = useQueryClient()
  const queryKey = ['projector', token]
  return useQuery<ProjectorNow>({
    queryKey,
    retry: false,
    // The screen is watched also when nobody touches it.
    refetchIntervalInBackground: true,
    // A link that is over stays over.
    refetchInterval: ({ state }) => (isOver(state.error) ? false : everyMs),
    queryFn: async ({ signal }): Promise<ProjectorNow> => {
      const before = client.getQueryData<ProjectorNow>(queryKey)
      const sentMs = Date.now()
      const path = `/api/projector/${encodeURIComponent(token)}`
      const renewed = contentOf(
        await requestIfNew({ path, schema: projectorViewSchema, etag: before?.etag ?? null, signal }),
      )
      const { value, etag, headers } = renewed
      const view = value ?? before
      if (view === undefined) throw new Error('nothing is new since nothing')
      const serverTime = headers.get(serverTimeHeader) ?? view.serverTime
      return { ...view, serverTime, etag, offsetMs: Date.parse(serverTime) - (sentMs + Date.now()) / 2 }
    },
  })
}

/** @returns whether the server says that the link is over, or is none. */
export function isOver(error: unknown): boolean {
  const code = refusalCodeOf(error)
  return code === 'LINK_OVER' || code === 'NOT_FOUND'
}
