// Says to whoever does not see the screen that somebody else has commented here, by name; of many in a short while the newest alone. What stood when the
// page was opened is not told. Called by a section of comments.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../shared/comment/thread.ts'
import { announceStatus } from '../../ui/announce.ts'
import type { CommentPeople } from './comment-people.ts'

/** @param threads undefined while they are on their way */
export function useSpokenArrivals(threads: readonly Thread[] | undefined, { me, personOf }: CommentPeople): void {
  const { t } = useTranslation('comments')
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (threads === undefined) return
    const said = threads.flatMap(({ comments }) => comments)
    const before = known.current
    known.current = new Set(said.map(({ id }) => id))
    const come = said.filter(({ id, author }) => before !== null && !before.has(id) && author !== me)
    const newest = come.toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt)).at(-1)
    if (newest !== undefined) announceStatus(t('arrived', { name: personOf(newest.author).name }))
  }, [threads, me, personOf, t])
}
