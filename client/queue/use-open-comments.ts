// How many comments stand in open threads at each item, for the rows. Asked for once for all of them, and by nobody who may not read comments. Called by
// queue-table.tsx.

import { useMemo } from 'react'
import type { ItemId } from '../../shared/ids.ts'
import { useCommentCounts } from '../api/comments-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { useProgrammeBody } from '../item/programme-context.ts'

const none: ReadonlyMap<ItemId, number> = new Map()

/** @returns items with such comments alone; the same map until a count is another */
export function useOpenComments(): ReadonlyMap<ItemId, number> {
  const { id } = useProgrammeBody()
  const mayRead = useMembership(id)?.permissions.includes('comment.read') ?? false
  const items = useCommentCounts(id, mayRead).data?.items
  return useMemo(
    () => (items === undefined ? none : new Map(items.flatMap(({ item, open }) => (open === 0 ? [] : [[item, open]])))),
    [items],
  )
}
