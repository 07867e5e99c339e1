// The comments of one place: open threads in the order they were begun, a new one, and the resolved ones a press away. Draws nothing for who may not read
// comments. Called by the drawer of an item, the view of an agenda item and the page of a decision.

import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentField } from '../../../shared/comment/anchor.ts'
import type { CommentsBody } from '../../../shared/contract/comments.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { type CommentPlace, useComments } from '../../api/comments-queries.ts'
import { problemText } from '../../api/problem.ts'
import { useMembership, useSession } from '../../api/session-queries.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CommentPeopleContext, useCommentPeopleOf } from './comment-people.ts'
import { CommentThread } from './comment-thread.tsx'
import './comments.css'
import { NewThread } from './new-thread.tsx'
import { useSpokenArrivals } from './use-spoken-arrivals.ts'
import { useStillField } from './use-still-field.ts'

/** Threads that are drawn at once; more are a press away. */
const drawn = 30
const nobody: CommentsBody['people'] = []

export interface CommentSectionProps {
  readonly programmeId: ProgrammeId
  readonly place: CommentPlace
  /** What is said here is for those who may read what is internal. */
  readonly internal?: boolean
  /** Parts a thread can be about by itself. */
  readonly fields?: readonly CommentField[]
  /** What it is about is removed: what was said stands, and nothing new begins; with nothing said nothing is drawn. */
  readonly isGone?: boolean
  /** A part of a page by itself, not of a drawer or an item. */
  readonly onPage?: boolean
}

export function CommentSection(props: CommentSectionProps) {
  const me = useSession().data?.person.id
  const permissions = useMembership(props.programmeId)?.permissions
  // What stands above is shown first: the section comes when the browser has time.
  const isTime = useDeferredValue(true, false)
  if (!isTime || me === undefined || permissions?.includes('comment.read') !== true) return null
  return <Section {...props} me={me} permissions={permissions} />
}

function Section(o: CommentSectionProps & { readonly me: PersonId; readonly permissions: readonly string[] }) {
  const { programmeId, place, me, permissions, internal = false, fields = [], isGone = false, onPage = false } = o
  const { t } = useTranslation('comments')
  const titleId = useId()
  const box = useRef<HTMLElement>(null)
  useStillField(box)
  const comments = useComments(programmeId, place, true)
  const people = useCommentPeopleOf({ programmeId, me, permissions, named: comments.data?.people ?? nobody })
  useSpokenArrivals(comments.data?.threads, people)
  const [showsResolved, setShowsResolved] = useState(false)
  const [shown, setShown] = useState(drawn)
  const { open, resolved } = useMemo(() => {
    const threads = comments.data?.threads ?? []
    return {
      open: threads.filter((thread) => thread.resolved === null),
      resolved: threads.filter((thread) => thread.resolved !== null),
    }
  }, [comments.data])
  const Title = onPage ? 'h2' : 'h3'
  const said = open.reduce((sum, thread) => sum + thread.comments.filter((each) => each.deletedAt === null).length, 0)
  const earlier = Math.max(0, open.length - shown)
  if (isGone && (comments.data?.threads.length ?? 0) === 0) return null
  return (
    <CommentPeopleContext value={people}>
      <section ref={box} className={onPage ? 'cm card cm-page' : 'cm'} aria-labelledby={titleId}>
        <Title id={titleId} className={onPage ? 'h2' : undefined}>
          {t('title')} {said > 0 && <span className="muted tiny">{t('count', { count: said })}</span>}
        </Title>
        {internal && (
          <p className="muted small">
            <Icon of={PadlockLockedIcon} /> {t('internal')}
          </p>
        )}
        {comments.isError && comments.data === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void comments.refetch()}>
            {problemText(comments.error)}
          </ErrorPanel>
        )}
        {comments.data !== undefined && open.length === 0 && (
          <p className="muted small">{t(resolved.length > 0 ? 'noneOpen' : people.mayWrite ? 'empty' : 'emptyRead')}</p>
        )}
        {earlier > 0 && (
          <Button variant="tertiary" className="cm-more-a" onClick={() => setShown(shown + drawn)}>
            {t('olderThreads', { count: earlier })}
          </Button>
        )}
        {open.slice(earlier).map((thread) => (
          <CommentThread key={thread.id} thread={thread} about={<About anchor={thread.anchor} />} />
        ))}
        {/* With what stands above it, so that nothing moves it from under a finger; also where that cannot be fetched. */}
        {people.mayWrite && !isGone && !comments.isLoading && (
          <NewThread place={place} internal={internal} fields={fields} people={people} />
        )}
        {resolved.length > 0 && (
          <Button
            variant="tertiary"
            className="cm-more-a"
            aria-expanded={showsResolved}
            onClick={() => setShowsResolved(!showsResolved)}
          >
            {showsResolved ? t('resolvedHide') : t('resolvedShow', { count: resolved.length })}
          </Button>
        )}
        <Link className="ds-link small" to="/p/$programme/comments" params={{ programme: programmeId }}>
          {t('all')}
        </Link>
        {showsResolved &&
          resolved.map((thread) => (
            <CommentThread key={thread.id} thread={thread} about={<About anchor={thread.anchor} />} />
          ))}
      </section>
    </CommentPeopleContext>
  )
}

function About({ anchor }: { readonly anchor: CommentsBody['threads'][number]['anchor'] }) {
  const { t } = useTranslation('comments')
  return anchor.kind === 'field' ? <p className="label">{t(`fields.${anchor.field}`)}</p> : null
}
