// What is known of a point's minutes beside what they say: their approved editions, where they are approved, and the address a browser takes a file
// from; and putting their approval on an agenda. Asked for again with the point's meeting. Called by the pages of minutes, points and meetings.

import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type MinutesBody, minutesBodySchema } from '../../shared/contract/minutes.ts'
import { type ToldMinutes, toldMinutesSchema } from '../../shared/contract/told-minutes.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

interface InPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

type InPointOrNone = Pick<InPoint, 'programmeId'> & { readonly pointId: PointId | null }

const pathOf = ({ programmeId, pointId }: InPointOrNone): string =>
  `/api/programmes/${programmeId}/points/${pointId}/minutes`

const keyOf = ({ pointId }: InPointOrNone) => [...noticeKey({ topic: 'meeting', id: pointId ?? '' }), 'minutes']

const minutesQuery = (where: InPointOrNone) =>
  queryOptions({
    enabled: where.pointId !== null,
    queryKey: keyOf(where),
    queryFn: async ({ signal }) => contentOf(await request({ path: pathOf(where), schema: minutesBodySchema, signal })),
  })

/** @param o.fresh asked for again when this is drawn: what happens at other points gives no notice here. @returns undefined while it is on its way. */
export function useMinutesBody(where: InPoint, { fresh = false } = {}): MinutesBody | undefined {
  return useQuery({ ...minutesQuery(where), refetchOnMount: fresh ? 'always' : true }).data
}

export interface ToldAsked {
  readonly audience: 'board' | 'public'
  readonly language: string
  /** What the draft is made of beside the meeting: when it differs, the draft is asked for again. */
  readonly with: readonly number[]
}

/** While the draft is shown, what was written by others costs no more than this. */
const draftRefetchMs = 15_000

/**
 * What the minutes say, as they are taken out.
 * @param o.isDraft it may say something else any time
 */
export function useToldMinutes(
  where: InPoint,
  o: ToldAsked & { readonly isDraft: boolean; readonly enabled: boolean },
) {
  const { audience, language } = o
  return useQuery<ToldMinutes>({
    queryKey: [...keyOf(where), 'told', audience, language, o.isDraft, ...o.with],
    enabled: o.enabled,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
    refetchInterval: o.isDraft ? draftRefetchMs : false,
    queryFn: async ({ signal }) => {
      const path = `${pathOf(where)}/told?audience=${audience}&language=${language}`
      return contentOf(await request({ path, schema: toldMinutesSchema, signal }))
    },
  })
}

/** Puts the approval of the minutes on the agenda of a later point. */
export function useAskApproval(where: InPoint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (at: PointId) => {
      const path = `${pathOf(where)}/approval`
      return contentOf(await request({ method: 'POST', path, body: { at }, schema: minutesBodySchema }))
    },
    onSuccess: (body) => client.setQueryData(keyOf(where), body),
  })
}

export const minutesForms = ['html', 'docx', 'pdf'] as const

/** @param o.edition undefined = the one that holds, or the draft */
export function minutesPath(
  where: InPoint,
  o: {
    readonly form: (typeof minutesForms)[number]
    readonly audience: 'board' | 'public'
    readonly language: string
    readonly edition?: number | undefined
  },
): string {
  const edition = o.edition === undefined ? '' : `&edition=${o.edition}`
  return `${pathOf(where)}.${o.form}?audience=${o.audience}&language=${o.language}${edition}`
}
