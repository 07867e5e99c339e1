// A point's meeting: where it stands, and the commands that change it. Asked for again every five seconds while the board sits, and at once
// when a notice says so (notice-keys.ts). Called by the point's page and the meeting's pages.

import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type MeetingView, meetingViewSchema, projectorLinkSchema } from '../../shared/contract/meeting.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { commandsOnWhatIsSeen, type MeetingCommand } from '../../shared/point/meeting-command.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { type Answer, request } from './request.ts'

/** The meeting as the server told it last; `offsetMs` is the server's clock less this machine's, as it was then. */
export type MeetingNow = MeetingView & { readonly offsetMs: number }

const refetchMs = 5_000

/** Nothing is asked for without a point. */
export function useMeeting(programmeId: ProgrammeId, pointId: PointId | null) {
  return useQuery(
    queryOptions({
      enabled: pointId !== null,
      queryKey: meetingKey(pointId),
      queryFn: ({ signal }) => told(request({ path: pathOf(programmeId, pointId), schema: meetingViewSchema, signal })),
      refetchInterval: ({ state }) => (state.data?.meeting.state === 'in-session' ? refetchMs : false),
    }),
  )
}

/**
 * Gives one command. Refused commands change nothing; what the screen shows is asked for again either way.
 * @param o.inLine commands of the point that are given with the same word wait for each other, in the order they were given
 */
export function useMeetingCommand(programmeId: ProgrammeId, pointId: PointId, o: { readonly inLine?: string } = {}) {
  const client = useQueryClient()
  return useMutation({
    ...(o.inLine === undefined ? {} : { scope: { id: `${pointId} ${o.inLine}` } }),
    mutationFn: ({ command }: { readonly command: MeetingCommand }) => {
      const seen = client.getQueryData<MeetingNow>(meetingKey(pointId))?.revision
      const body =
        commandsOnWhatIsSeen.has(command.type) && seen !== undefined ? { command, revision: seen } : { command }
      return told(request({ method: 'POST', path: pathOf(programmeId, pointId), body, schema: meetingViewSchema }))
    },
    onSuccess: async (now) => {
      await keepNewest(client, pointId, now)
      await client.invalidateQueries({ queryKey: noticeKey({ topic: 'points', id: programmeId }) })
    },
    onError: () => client.invalidateQueries({ queryKey: meetingKey(pointId) }),
  })
}

/** Makes a link that shows what the room sees; its path is told once. */
export function useMakeProjectorLink(programmeId: ProgrammeId, pointId: PointId) {
  const path = `${pathOf(programmeId, pointId)}/projector`
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'POST', path, schema: projectorLinkSchema })),
  })
}

/** Withdraws every link of the point. */
export function useWithdrawProjectorLinks(programmeId: ProgrammeId, pointId: PointId) {
  const path = `${pathOf(programmeId, pointId)}/projector`
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'DELETE', path, schema: null })),
  })
}

/** An answer that was overtaken by a later one is not shown. */
async function keepNewest(client: QueryClient, pointId: PointId, now: MeetingNow): Promise<void> {
  await client.cancelQueries({ queryKey: meetingKey(pointId) })
  client.setQueryData<MeetingNow>(meetingKey(pointId), (shown) =>
    shown !== undefined && shown.revision > now.revision ? shown : now,
  )
}

/** The server's time holds for the middle of the way there and back. */
async function told(asked: Promise<Answer<MeetingView>>): Promise<MeetingNow> {
  const sentMs = Date.now()
  const view = contentOf(await asked)
  return { ...view, offsetMs: Date.parse(view.serverTime) - (sentMs + Date.now()) / 2 }
}

function meetingKey(pointId: PointId | null) {
  return noticeKey({ topic: 'meeting', id: pointId ?? '' })
}

function pathOf(programmeId: ProgrammeId, pointId: PointId | null): string {
  return `/api/programmes/${programmeId}/points/${pointId}/meeting`
}
