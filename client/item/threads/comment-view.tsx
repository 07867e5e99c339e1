// One comment: who, when, what, whether it was changed, and what its reader may do with it: react to it, and change or delete one's own. Of a deleted
// one stands who deleted it and when. Called by comment-thread.tsx.

import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentSection } from '../../../shared/comment/section.ts'
import { type Comment, reactions, type ThreadStep } from '../../../shared/comment/thread.ts'
import { problemText } from '../../api/problem.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { InlineRefusal } from '../../ui/inline-refusal.tsx'
import { Menu, type MenuGroup } from '../../ui/menu.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useCommentPeople } from './comment-people.ts'
import { CommentReactions, reactionIcons } from './comment-reactions.tsx'
import { CommentWords } from './comment-words.tsx'
import { DeleteCommentDialog } from './delete-comment-dialog.tsx'
import { EditComment } from './edit-comment.tsx'

export interface CommentViewProps {
  readonly comment: Comment
  readonly internal: boolean
  readonly section: CommentSection
  /** Does it; rejects with why not. The same function while the thread is drawn. */
  readonly step: (step: ThreadStep) => Promise<unknown>
}

export const CommentView = memo(function CommentView({ comment, internal, section, step }: CommentViewProps) {
  const { t } = useTranslation('comments')
  const { me, mayWrite, personOf } = useCommentPeople()
  const format = useFormat()
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const author = personOf(comment.author)
  const when = (iso: string): string => format.moment(new Date(iso), new Date())
  if (comment.deletedAt !== null) {
    return <p className="cm-gone muted small">{t('deleted', { name: author.name, when: when(comment.deletedAt) })}</p>
  }
  const react = (reaction: (typeof reactions)[number], on: boolean) => {
    setTrouble(null)
    step({ type: 'react', comment: comment.id, reaction, on }).catch(setTrouble)
  }
  return (
    <div className="cm-1">
      <Avatar person={author} decorative />
      <div className="cm-b">
        <p className="cm-h">
          <b>{author.name}</b>{' '}
          <span className="muted small">
            {author.organisation === '' ? '' : `${author.organisation} · `}
            <time dateTime={comment.writtenAt}>{when(comment.writtenAt)}</time>
            {comment.editedAt !== null && ` · ${t('edited', { when: when(comment.editedAt) })}`}
          </span>
        </p>
        {doing === 'edit' ? (
          <EditComment comment={comment} audience={{ internal, section }} step={step} onDone={() => setDoing(null)} />
        ) : (
          <CommentWords text={comment.text} />
        )}
        <CommentReactions comment={comment} onReact={react} />
        {trouble !== null && <InlineRefusal what={t('notDone')} why={problemText(trouble)} />}
      </div>
      {mayWrite && doing !== 'edit' && (
        <Menu
          label={t('more', { name: author.name })}
          buttonClass="row-menu cm-more"
          align="end"
          groups={groupsFor({ comment, isOwn: comment.author === me, me, t, react, setDoing })}
        >
          <Icon of={MenuElipsisHorizontalIcon} />
        </Menu>
      )}
      {doing === 'delete' && (
        <DeleteCommentDialog
          onDelete={() => step({ type: 'delete', comment: comment.id })}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  )
})

function groupsFor(o: {
  readonly comment: Comment
  readonly isOwn: boolean
  readonly me: Comment['author']
  readonly t: ReturnType<typeof useTranslation<'comments'>>['t']
  readonly react: (reaction: (typeof reactions)[number], on: boolean) => void
  readonly setDoing: (doing: 'edit' | 'delete') => void
}): readonly MenuGroup[] {
  const { comment, t } = o
  const reacts = reactions.map((reaction) => {
    const isGiven = comment.reactions[reaction]?.includes(o.me) ?? false
    return {
      id: reaction,
      label: t(`reactions.${reaction}`),
      icon: reactionIcons[reaction],
      checked: isGiven,
      onSelect: () => o.react(reaction, !isGiven),
    }
  })
  const groups: MenuGroup[] = [{ id: 'react', label: t('react'), items: reacts }]
  if (o.isOwn) {
    groups.push({
      id: 'own',
      items: [
        { id: 'edit', label: t('edit'), onSelect: () => o.setDoing('edit') },
        { id: 'delete', label: t('delete'), tone: 'danger', onSelect: () => o.setDoing('delete') },
      ],
    })
  }
  return groups
}
