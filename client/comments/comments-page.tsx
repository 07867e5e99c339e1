// Every comment of a programme: open threads, resolved ones, and those that name the reader, what happened in last first; each says what it is about and
// leads there, also where that is removed. What is about the whole programme is begun here. Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CommentFilter, type CommentsBody, commentFilters } from '../../shared/contract/comments.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import { useAllComments, useCommentCounts } from '../api/comments-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { CommentPeopleContext, useCommentPeopleOf } from '../item/threads/comment-people.ts'
import { CommentThread } from '../item/threads/comment-thread.tsx'
import { NewThread } from '../item/threads/new-thread.tsx'
import { useStillField } from '../item/threads/use-still-field.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import './comments-page.css'
import { ThreadPlace } from './thread-place.tsx'

/** Threads that are asked for at once. */
const step = 30
const nobody: CommentsBody['people'] = []

export function CommentsPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('comments')
  const me = useSession().data?.person.id
  const permissions = useMembership(programmeId)?.permissions
  if (me === undefined || permissions === undefined) return null
  if (!permissions.includes('comment.read')) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className="page-body">
          <EmptyState lead={t('hidden')} />
        </div>
      </>
    )
  }
  return (
    <BoardRoom programmeId={programmeId} page="queue" loading={<PageHead title={t('title')} />}>
      <Comments programmeId={programmeId} me={me} permissions={permissions} />
    </BoardRoom>
  )
}

function Comments(o: {
  readonly programmeId: ProgrammeId
  readonly me: PersonId
  readonly permissions: readonly string[]
}) {
  const { programmeId } = o
  const { t } = useTranslation('comments')
  const [filter, setFilter] = useState<CommentFilter>('open')
  const [take, setTake] = useState(step)
  const [writing, setWriting] = useState(false)
  const comments = useAllComments(programmeId, { filter, take })
  const mentions = useCommentCounts(programmeId, true).data?.mentions ?? 0
  const people = useCommentPeopleOf({ ...o, named: comments.data?.people ?? nobody })
  const box = useRef<HTMLDivElement>(null)
  const begin = useRef<HTMLButtonElement>(null)
  const wrote = useRef(false)
  useEffect(() => {
    // What held the focus is gone: it goes back to what opened it.
    if (!writing && wrote.current) begin.current?.focus({ preventScroll: true })
    wrote.current = writing
  }, [writing])
  useStillField(box)
  const choose = (next: CommentFilter) => {
    setFilter(next)
    setTake(step)
  }
  const told = comments.data
  return (
    <CommentPeopleContext value={people}>
      <PageHead
        title={t('title')}
        sub={t('page.sub')}
        actions={
          people.mayWrite && !writing ? (
            <Button ref={begin} variant="primary" icon={PlusIcon} onClick={() => setWriting(true)}>
              {t('page.begin')}
            </Button>
          ) : undefined
        }
      />
      <div ref={box} className="page-body cmp">
        {writing && (
          <div className="card cmp-new">
            <NewThread
              place={{ kind: 'programme' }}
              internal={false}
              fields={[]}
              people={people}
              onClose={() => setWriting(false)}
            />
          </div>
        )}
        <fieldset className="cmp-f">
          <legend className="sr">{t('page.filter')}</legend>
          {commentFilters.map((each) => (
            <Chip key={each} pressed={each === filter} onClick={() => choose(each)}>
              {t(`page.filters.${each}`)}
              {each === 'mentions' && mentions > 0 && ` (${mentions})`}
            </Chip>
          ))}
        </fieldset>
        {comments.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={3} rowHeightPx={120} />
          </div>
        )}
        {comments.isError && told === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void comments.refetch()}>
            {problemText(comments.error)}
          </ErrorPanel>
        )}
        {told?.threads.length === 0 && <EmptyState lead={t(`page.none.${filter}`)} />}
        {told?.threads.map((thread) => (
          <CommentThread
            key={thread.id}
            thread={thread}
            about={<ThreadPlace programmeId={programmeId} thread={thread} />}
          />
        ))}
        {told?.more === true && <Button onClick={() => setTake(take + step)}>{t('page.more')}</Button>}
      </div>
    </CommentPeopleContext>
  )
}
