// Who is on a board: members, invitations that wait, share links, and what is done with them. Called by the page of members. Asked for again when the
// server tells that members have changed.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type ChangeMember,
  type Invite,
  invitationsBodySchema,
  type MakeShare,
  madeLinkSchema,
  membersBodySchema,
  sharesBodySchema,
} from '../../shared/contract/members.ts'
import { endedSessionsSchema } from '../../shared/contract/sign-in.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'members', id: programmeId })
const pathOf = (programmeId: ProgrammeId, part: 'members' | 'invitations' | 'shares'): string =>
  `/api/programmes/${programmeId}/${part}`

function useList<Value>(
  programmeId: ProgrammeId,
  o: {
    readonly part: 'members' | 'invitations' | 'shares'
    readonly schema: z.ZodType<Value>
    readonly enabled: boolean
  },
) {
  return useQuery({
    enabled: o.enabled,
    queryKey: [...keyOf(programmeId), o.part],
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId, o.part), schema: o.schema, signal })),
  })
}

export function useMembers(programmeId: ProgrammeId) {
  return useList(programmeId, { part: 'members', schema: membersBodySchema, enabled: true })
}

export function useInvitations(programmeId: ProgrammeId, enabled: boolean) {
  return useList(programmeId, { part: 'invitations', schema: invitationsBodySchema, enabled })
}

export function useShares(programmeId: ProgrammeId, enabled: boolean) {
  return useList(programmeId, { part: 'shares', schema: sharesBodySchema, enabled })
}

function useChange<Asked, Value>(programmeId: ProgrammeId, change: (asked: Asked) => Promise<Value>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keyOf(programmeId) })
      // Its members stand there too, and the one who changes may be changed.
      void client.invalidateQueries({ queryKey: ['programmes', programmeId] })
      void client.invalidateQueries({ queryKey: ['session'] })
    },
  })
}

/** Invites; the link is the answer where it did not go by mail. */
export function useInvite(programmeId: ProgrammeId) {
  return useChange(programmeId, async (body: Invite) =>
    contentOf(
      await request({ method: 'POST', path: pathOf(programmeId, 'invitations'), body, schema: madeLinkSchema }),
    ),
  )
}

export function useWithdrawInvitation(programmeId: ProgrammeId) {
  return useChange(programmeId, async (id: string) =>
    contentOf(await request({ method: 'DELETE', path: `${pathOf(programmeId, 'invitations')}/${id}`, schema: null })),
  )
}

export function useChangeMember(programmeId: ProgrammeId) {
  return useChange(programmeId, async (o: { readonly person: PersonId; readonly change: ChangeMember }) =>
    contentOf(
      await request({
        method: 'PUT',
        path: `${pathOf(programmeId, 'members')}/${o.person}`,
        body: o.change,
        schema: membersBodySchema,
      }),
    ),
  )
}

export function useRemoveMember(programmeId: ProgrammeId) {
  return useChange(programmeId, async (person: PersonId) =>
    contentOf(await request({ method: 'DELETE', path: `${pathOf(programmeId, 'members')}/${person}`, schema: null })),
  )
}

/** Signs a member out everywhere. */
export function useSignOutMember(programmeId: ProgrammeId) {
  return useChange(programmeId, async (person: PersonId) =>
    contentOf(
      await request({
        method: 'DELETE',
        path: `${pathOf(programmeId, 'members')}/${person}/sessions`,
        schema: endedSessionsSchema,
      }),
    ),
  )
}

export function useMakeShare(programmeId: ProgrammeId) {
  return useChange(programmeId, async (body: MakeShare) =>
    contentOf(await request({ method: 'POST', path: pathOf(programmeId, 'shares'), body, schema: madeLinkSchema })),
  )
}

export function useWithdrawShare(programmeId: ProgrammeId) {
  return useChange(programmeId, async (id: string) =>
    contentOf(await request({ method: 'DELETE', path: `${pathOf(programmeId, 'shares')}/${id}`, schema: null })),
  )
}
