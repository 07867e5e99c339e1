// Comments: the threads at a place and through a filter, how many stand where, and what is done to them. Called by the drawer of an item, an agenda
// item, a decision and the page of all comments. Nothing is asked for by whoever may not read comments.

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Anchor } from '../../shared/comment/anchor.ts'
import type { ThreadStep } from '../../shared/comment/thread.ts'
import {
  type BeginThread,
  type CommentFilter,
  type CommentsBody,
  commentCountsSchema,
  commentsBodySchema,
  type ThreadBody,
  threadBodySchema,
} from '../../shared/contract/comments.ts'
import type { CommentId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

/** What is spoken of where a section of comments stands; an item's has what is said of its parts too. */
export type CommentPlace = Exclude<Anchor, { readonly kind: 'field' }>

const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'comments', id: programmeId })
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/comments`
/** A notice may be lost. */
const anewMs = 60_000

/** Threads at one place, in the order they were begun. */
export function useComments(programmeId: ProgrammeId, place: CommentPlace, enabled: boolean) {
  const query = queryOf(place)
  return useQuery({
    enabled,
    queryKey: [...keyOf(programmeId), 'at', query],
    refetchInterval: anewMs,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `${pathOf(programmeId)}?${query}`, schema: commentsBodySchema, signal })),
  })
}

/** Threads of the programme that a filter lets through, what happened in last first, as many as are asked for. */
export function useAllComments(
  programmeId: ProgrammeId,
  { filter, take }: { readonly filter: CommentFilter; readonly take: number },
) {
  return useQuery({
    queryKey: [...keyOf(programmeId), 'all', filter, `${take}`],
    refetchInterval: anewMs,
    // More of the same lies under what is shown already.
    placeholderData: (shown: CommentsBody | undefined, query) => (query?.queryKey[3] === filter ? shown : undefined),
    queryFn: async ({ signal }) =>
      contentOf(
        await request({
          path: `${pathOf(programmeId)}?filter=${filter}&take=${take}`,
          schema: commentsBodySchema,
          signal,
        }),
      ),
  })
}

/** How many comments stand at items and agenda items, and in how many threads others mention the reader. */
export function useCommentCounts(programmeId: ProgrammeId, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...keyOf(programmeId), 'counts'],
    queryFn: async ({ signal }) =>
      contentOf(
        await request({ path: `/api/programmes/${programmeId}/comment-counts`, schema: commentCountsSchema, signal }),
      ),
  })
}

/** Begins a thread. The same id again is the same comment. */
export function useBeginThread(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: BeginThread): Promise<ThreadBody> =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: threadBodySchema })),
    onSuccess: (told, { anchor }) => show(client, programmeId, told, anchor),
    onSettled: () => void client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Answers, edits, deletes, reacts, resolves or opens again. */
export function useChangeThread(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (o: { readonly thread: CommentId; readonly step: ThreadStep }): Promise<ThreadBody> =>
      contentOf(
        await request({
          method: 'POST',
          path: `/api/programmes/${programmeId}/threads/${o.thread}`,
          body: o.step,
          schema: threadBodySchema,
        }),
      ),
    onSuccess: (told) => show(client, programmeId, told, null),
    onSettled: () => void client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Shows what the server answered wherever the thread stands, before it is asked for again. @param begun where a new one comes to stand */
function show(
  client: QueryClient,
  programmeId: ProgrammeId,
  { thread, people }: ThreadBody,
  begun: Anchor | null,
): void {
  const place = begun?.kind === 'field' ? ({ kind: 'item', item: begun.item } as const) : begun
  const at = place && [...keyOf(programmeId), 'at', queryOf(place)].join(' ')
  const lists = client.getQueryCache().findAll({
    queryKey: keyOf(programmeId),
    predicate: ({ queryKey }) => queryKey[2] === 'at' || queryKey[2] === 'all',
  })
  for (const { queryKey } of lists) {
    client.setQueryData<CommentsBody>(queryKey, (told) => {
      if (told === undefined) return told
      const stands = told.threads.some(({ id }) => id === thread.id)
      if (!stands && queryKey.join(' ') !== at) return told
      const threads = stands
        ? told.threads.map((each) => (each.id === thread.id ? thread : each))
        : [...told.threads, thread]
      const known = new Set(told.people.map(({ id }) => id))
      return { ...told, threads, people: [...told.people, ...people.filter(({ id }) => !known.has(id))] }
    })
  }
}

function queryOf(place: CommentPlace): string {
  switch (place.kind) {
    case 'item':
      return `item=${place.item}`
    case 'agenda':
      return `point=${place.point}&agendaItem=${place.agendaItem}`
    case 'decision':
      return `decision=${place.decision}`
    case 'programme':
      return 'about=programme'
  }
}
