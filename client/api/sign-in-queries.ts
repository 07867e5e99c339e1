// Getting in: which ways there are, a link that came by mail, invitations and share links as whoever opens them sees them. Called by the pages of
// client/seats and by the shell.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessionBodySchema } from '../../shared/contract/http.ts'
import { cameInSchema, invitationBodySchema, shareBodySchema, signInWaysSchema } from '../../shared/contract/sign-in.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'
import { sessionKey } from './session-queries.ts'

const waysQuery = queryOptions({
  queryKey: ['sign-in'],
  staleTime: 10 * 60_000,
  queryFn: async ({ signal }) => contentOf(await request({ path: '/api/sign-in', schema: signInWaysSchema, signal })),
})

/** The ways in that the server offers. */
export function useSignInWays() {
  return useQuery(waysQuery)
}

/** @returns where a press on the issuer's button leads; the browser goes there itself */
export function issuerStart(next: string | null): string {
  return `/api/sign-in/oidc${next === null ? '' : `?returnTo=${encodeURIComponent(next)}`}`
}

/** Asks for a link by mail. Nobody is told whether the address is known. */
export function useAskForLink() {
  return useMutation({
    mutationFn: async (o: { readonly email: string; readonly next: string | null }) =>
      contentOf(
        await request({
          method: 'POST',
          path: '/api/sign-in/mail',
          body: { email: o.email, ...(o.next === null ? {} : { returnTo: o.next }) },
          schema: null,
        }),
      ),
  })
}

/** Signs in by a link that came by mail. Everything known for who was here before is forgotten. */
export function useTakeLink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (token: string) =>
      contentOf(
        await request({
          method: 'POST',
          path: `/api/sign-in/mail/${encodeURIComponent(token)}`,
          schema: sessionBodySchema,
        }),
      ),
    onSuccess: (session) => {
      client.clear()
      client.setQueryData(sessionKey, session)
    },
  })
}

export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: async ({ signal }) =>
      contentOf(
        await request({ path: `/api/invitations/${encodeURIComponent(token)}`, schema: invitationBodySchema, signal }),
      ),
  })
}

/** Accepts. Who is signed in afterwards may be another than before. */
export function useAcceptInvitation(token: string) {
  return useComeIn(`/api/invitations/${encodeURIComponent(token)}`)
}

export function useShare(token: string) {
  return useQuery({
    queryKey: ['share', token],
    retry: false,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `/api/shares/${encodeURIComponent(token)}`, schema: shareBodySchema, signal })),
  })
}

export function useOpenShare(token: string) {
  return useComeIn(`/api/shares/${encodeURIComponent(token)}`)
}

/** Asks for a link by mail to an address the share link names. */
export function useAskForShareLink(token: string) {
  return useMutation({
    mutationFn: async (email: string) =>
      contentOf(
        await request({
          method: 'POST',
          path: `/api/shares/${encodeURIComponent(token)}/mail`,
          body: { email },
          schema: null,
        }),
      ),
  })
}

function useComeIn(path: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'POST', path, schema: cameInSchema })),
    onSuccess: () => client.clear(),
  })
}
