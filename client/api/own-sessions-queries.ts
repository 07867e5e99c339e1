// Where one is signed in, and ending it there. Called by the page of sessions.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endedSessionsSchema, ownSessionsSchema } from '../../shared/contract/sign-in.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const key = ['sessions']
const path = '/api/sessions'

export function useOwnSessions() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => contentOf(await request({ path, schema: ownSessionsSchema, signal })).sessions,
  })
}

/** Ends one by its id, or all others with null. */
export function useEndSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: string | null) =>
      contentOf(
        await request({ method: 'DELETE', path: id === null ? path : `${path}/${id}`, schema: endedSessionsSchema }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  })
}
