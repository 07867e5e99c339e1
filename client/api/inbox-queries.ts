// The inbox: what waits for the reader on a programme, how much on each of hers, which mails she wants, and what a link in a mail stops. What waits is asked for
// again at a notice of anything it is worked out from, when the window is looked at anew, and now and then: nobody is told what is hers alone.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { inboxBodySchema, inboxCountsSchema } from '../../shared/contract/inbox.ts'
import { type MailKind, mailSettingsSchema, unsubscribeBodySchema } from '../../shared/contract/mail.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const anewMs = 60_000

export function useInbox(programmeId: ProgrammeId | null) {
  return useQuery({
    enabled: programmeId !== null,
    queryKey: noticeKey({ topic: 'inbox', id: programmeId ?? '' }),
    refetchInterval: anewMs,
    refetchOnWindowFocus: 'always',
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `/api/programmes/${programmeId}/inbox`, schema: inboxBodySchema, signal })),
  })
}

/** How much presses on each of her programmes. */
export function useInboxCounts(enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: ['inbox-counts'],
    refetchInterval: anewMs,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: '/api/inbox', schema: inboxCountsSchema, signal })).programmes,
  })
}

const settingsKey = (programmeId: ProgrammeId) => ['mail-settings', programmeId]
const settingsPath = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/mail-settings`

export function useMailSettings(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: settingsKey(programmeId),
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: settingsPath(programmeId), schema: mailSettingsSchema, signal })),
  })
}

export function useChangeMailSetting(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ kind, wanted }: { readonly kind: MailKind; readonly wanted: boolean }) => {
      const path = `${settingsPath(programmeId)}/${kind}`
      return contentOf(await request({ method: 'PUT', path, body: { wanted }, schema: mailSettingsSchema }))
    },
    onSuccess: (body) => client.setQueryData(settingsKey(programmeId), body),
  })
}

const linkPath = (token: string): string => `/api/unsubscribe/${encodeURIComponent(token)}`

/** What a link in a mail is about; reading it changes nothing. */
export function useUnsubscribeLink(token: string) {
  return useQuery({
    queryKey: ['unsubscribe', token],
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: linkPath(token), schema: unsubscribeBodySchema, signal })),
  })
}

export function useUnsubscribe(token: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      contentOf(await request({ method: 'POST', path: linkPath(token), schema: unsubscribeBodySchema })),
    onSuccess: (body) => client.setQueryData(['unsubscribe', token], body),
  })
}
