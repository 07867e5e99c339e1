// Papers of a point's agenda: the list one may see, adding one with its progress, taking one away, and the address of one's content.
// Called by the agenda and the meeting.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Paper, paperSchema, papersBodySchema } from '../../shared/contract/papers.ts'
import type { AgendaItemId, PaperId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request, upload } from './request.ts'

interface InPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}
type InPointOrNone = Pick<InPoint, 'programmeId'> & { readonly pointId: PointId | null }

const keyOf = ({ pointId }: InPointOrNone) => noticeKey({ topic: 'papers', id: pointId ?? '' })
const pathOf = ({ programmeId, pointId }: InPointOrNone): string =>
  `/api/programmes/${programmeId}/points/${pointId}/papers`

/** @returns where a browser downloads a paper from. */
export function paperPath(programmeId: ProgrammeId, paper: PaperId): string {
  return `/api/programmes/${programmeId}/papers/${paper}`
}

/** The papers one may see, oldest first, and how large a new one may be. Nothing is asked for without a point. */
export function usePapers(where: InPointOrNone) {
  return useQuery({
    enabled: where.pointId !== null,
    queryKey: keyOf(where),
    queryFn: async ({ signal }) => contentOf(await request({ path: pathOf(where), schema: papersBodySchema, signal })),
  })
}

export interface NewPaper {
  readonly file: File
  readonly agendaItem: AgendaItemId
  readonly internal: boolean
  readonly access: Paper['access']
  /** Called with the share that has gone out, 0–1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Lays a file on an agenda item; the paper is the value. */
export function useAddPaper(where: InPoint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, agendaItem, internal, access, ...sending }: NewPaper): Promise<Paper> => {
      const asked = new URLSearchParams({ agendaItem, internal: String(internal), access, name: file.name })
      return contentOf(await upload({ path: `${pathOf(where)}?${asked}`, file, schema: paperSchema, ...sending }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(where) }),
  })
}

/** Takes a paper off the agenda. */
export function useRemovePaper(where: InPoint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (paper: PaperId) =>
      contentOf(await request({ method: 'DELETE', path: paperPath(where.programmeId, paper), schema: null })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(where) }),
  })
}
