// Who sits here: the seats there are, the session, taking a seat and leaving it. Called by the seats page, the shell and the pages' rights.

import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SessionBody, seatsBodySchema, sessionBodySchema } from '../../shared/contract/http.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

export type Membership = SessionBody['memberships'][number]

export const sessionKey = ['session'] as const

/** The session, or null when nobody sits here. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<SessionBody | null> => {
    const answer = await request({ path: '/api/session', schema: sessionBodySchema, signal })
    if (!answer.ok && answer.problem.kind === 'refused' && answer.problem.refusal.code === 'NOT_SIGNED_IN') return null
    return contentOf(answer)
  },
})

const seatsQuery = queryOptions({
  queryKey: ['seats'],
  queryFn: async ({ signal }) =>
    contentOf(await request({ path: '/api/seats', schema: seatsBodySchema, signal })).seats,
})

export function useSeats() {
  return useQuery(seatsQuery)
}

export function useSession() {
  return useQuery(sessionQuery)
}

/** @returns what the person is on one programme; null when she is nothing there or the session is not known yet. */
export function useMembership(programmeId: ProgrammeId | null): Membership | null {
  const session = useSession()
  return session.data?.memberships.find((membership) => membership.programmeId === programmeId) ?? null
}

/** Takes a seat by its name. Everything known for the one who sat here before is forgotten. */
export function useTakeSeat() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (seat: string) =>
      contentOf(await request({ method: 'POST', path: '/api/session', body: { seat }, schema: sessionBodySchema })),
    onSuccess: (session) => {
      forgetWhatWasRead(client)
      client.setQueryData(sessionKey, session)
    },
  })
}

/** Leaves the seat. */
export function useLeaveSeat() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'DELETE', path: '/api/session', schema: null })),
    onSuccess: () => {
      forgetWhatWasRead(client)
      client.setQueryData(sessionKey, null)
    },
  })
}

/** What one person has read is nothing for the next who sits here; seats and the ways in are the same for all. */
function forgetWhatWasRead(client: QueryClient): void {
  client.removeQueries({
    predicate: ({ queryKey: [first] }) => first !== sessionKey[0] && first !== 'seats' && first !== 'sign-in',
  })
}
