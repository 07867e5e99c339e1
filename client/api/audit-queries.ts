// The audit log of a programme, a page at a time, and the address of it as a sheet. Called by the page of the log.

import { useInfiniteQuery } from '@tanstack/react-query'
import { type AuditAsked, type AuditBody, auditBodySchema } from '../../shared/contract/audit.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

export type AuditFilter = Omit<AuditAsked, 'before'>

/** @returns pages, newest first */
export function useAudit(programmeId: ProgrammeId, filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', programmeId, filter],
    initialPageParam: null as number | null,
    getNextPageParam: (last: AuditBody) => last.older,
    queryFn: async ({ signal, pageParam }): Promise<AuditBody> => {
      const query = queryOf(filter)
      if (pageParam !== null) query.set('before', String(pageParam))
      return contentOf(
        await request({ path: `/api/programmes/${programmeId}/audit?${query}`, schema: auditBodySchema, signal }),
      )
    },
    staleTime: 0,
  })
}

/** @returns the address of the same rows as a sheet */
export function auditSheetPath(programmeId: ProgrammeId, filter: AuditFilter): string {
  return `/api/programmes/${programmeId}/audit.csv?${queryOf(filter)}`
}

function queryOf(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
