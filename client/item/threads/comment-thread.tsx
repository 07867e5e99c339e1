// One thread: what it is about, the first comment and its answers, answering, and resolving it or opening it again. Of a long one the latest answers are
// shown and the earlier ones are a press away. Called by a section of comments and by the page of all of them.

import { ArrowUndoIcon, CheckmarkCircleIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread, ThreadStep } from '../../../shared/comment/thread.ts'
import { useChangeThread } from '../../api/comments-queries.ts'
import { problemText } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { InlineRefusal } from '../../ui/inline-refusal.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CommentComposer } from './comment-composer.tsx'
import { draftName, draftStorage, readDraft } from './comment-drafts.ts'
import { useCommentPeople } from './comment-people.ts'
import { CommentView } from './comment-view.tsx'

/** Answers that are shown of a long thread. */
const latest = 6

export interface CommentThreadProps {
  readonly thread: Thread
  /** What it is about, where that is not what the section is about. */
  readonly about?: ReactNode
}

export function CommentThread({ thread, about }: CommentThreadProps) {
  const { t } = useTranslation('comments')
  const { programmeId, me, mayWrite, mayResolve, personOf, mentionable } = useCommentPeople()
  const { mutateAsync, isPending } = useChangeThread(programmeId)
  const [showsAll, setShowsAll] = useState(false)
  const [answering, setAnswering] = useState<'by-hand' | 'kept' | null>(() =>
    readDraft(draftStorage(), draftName({ person: me, programme: programmeId, place: thread.id })).text === ''
      ? null
      : 'kept',
  )
  const [trouble, setTrouble] = useState<unknown>(null)
  const step = useCallback(
    (asked: ThreadStep) => mutateAsync({ thread: thread.id, step: asked }),
    [mutateAsync, thread.id],
  )
  const [first, ...answers] = thread.comments
  const name = first === undefined ? '' : personOf(first.author).name
  const isOwn = first?.author === me
  const hidden = showsAll ? 0 : Math.max(0, answers.length - latest)
  const resolve = () => {
    setTrouble(null)
    step({ type: thread.resolved === null ? 'resolve' : 'reopen' }).catch(setTrouble)
  }
  return (
    <article className="cm-th" aria-label={t('thread', { name })} data-resolved={thread.resolved ? 'true' : undefined}>
      {about}
      {thread.section !== 'all' && (
        <p className="muted small">
          <Icon of={PadlockLockedIcon} /> {t(`sections.${thread.section}`)}
        </p>
      )}
      {thread.resolved !== null && <Resolved thread={thread} />}
      {first !== undefined && (
        <CommentView comment={first} internal={thread.internal} section={thread.section} step={step} />
      )}
      {answers.length > 0 && (
        <div className="cm-as">
          {hidden > 0 && (
            <Button variant="tertiary" className="cm-more-a" onClick={() => setShowsAll(true)}>
              {t('earlier', { count: hidden })}
            </Button>
          )}
          {answers.slice(hidden).map((comment) => (
            <CommentView
              key={comment.id}
              comment={comment}
              internal={thread.internal}
              section={thread.section}
              step={step}
            />
          ))}
        </div>
      )}
      {mayWrite && answering !== null && (
        <CommentComposer
          label={t('answerLabel', { name })}
          place={thread.id}
          people={mentionable(thread)}
          send={(comment) => step({ type: 'answer', ...comment })}
          sendLabel={t('answer')}
          autoFocus={answering === 'by-hand'}
          onClose={() => setAnswering(null)}
          onSent={() => setAnswering(null)}
        />
      )}
      {mayWrite && answering === null && (
        <div className="cm-acts">
          <Button variant="tertiary" onClick={() => setAnswering('by-hand')}>
            {t('answer')}
          </Button>
          {(mayResolve || isOwn) && (
            <Button
              variant="tertiary"
              icon={thread.resolved === null ? CheckmarkCircleIcon : ArrowUndoIcon}
              busy={isPending}
              onClick={resolve}
            >
              {t(thread.resolved === null ? 'resolve' : 'reopen')}
            </Button>
          )}
        </div>
      )}
      {trouble !== null && <InlineRefusal what={t('notDone')} why={problemText(trouble)} />}
    </article>
  )
}

function Resolved({ thread: { resolved } }: { readonly thread: Thread }) {
  const { t } = useTranslation('comments')
  const { personOf } = useCommentPeople()
  const format = useFormat()
  if (resolved === null) return null
  const when = format.moment(new Date(resolved.at), new Date())
  return <StateWord state="ok">{t('resolvedBy', { name: personOf(resolved.by).name, when })}</StateWord>
}
