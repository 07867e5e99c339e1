// The one store of what the server has answered. A refusal is final and not asked for again; an unreachable server is tried a few times.
// When any answer says that nobody is signed in, the session is forgotten, and the shell goes to the seats. Called by main.tsx.

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { RequestError, refusalCodeOf } from './problem.ts'
import { sessionKey } from './session-queries.ts'

/** @returns a new, empty store. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: forgetSession }),
    mutationCache: new MutationCache({
      onError: forgetSession,
      // What she does may be what waited for her.
      onSuccess: () => void client.invalidateQueries({ queryKey: ['inbox'] }),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) =>
          failures < 3 && error instanceof RequestError && error.problem.kind === 'unreachable',
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  function forgetSession(error: unknown): void {
    if (refusalCodeOf(error) === 'NOT_SIGNED_IN') client.setQueryData(sessionKey, null)
  }
  return client
}
