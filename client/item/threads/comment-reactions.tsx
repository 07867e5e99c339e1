// The reactions of one comment: each that somebody has given, with how many and who, pressed where it is one's own. Called by comment-view.tsx.

import { CheckmarkIcon, EyeIcon, HeartIcon, QuestionmarkIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { type Comment, reactions } from '../../../shared/comment/thread.ts'
import { Icon, type IconPicture } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useCommentPeople } from './comment-people.ts'

type Reaction = (typeof reactions)[number]

export const reactionIcons: Readonly<Record<Reaction, IconPicture>> = {
  agree: CheckmarkIcon,
  thanks: HeartIcon,
  seen: EyeIcon,
  unsure: QuestionmarkIcon,
}

export function CommentReactions(o: {
  readonly comment: Comment
  readonly onReact: (reaction: Reaction, on: boolean) => void
}) {
  const { t } = useTranslation('comments')
  const { me, mayWrite, personOf } = useCommentPeople()
  const format = useFormat()
  const given = reactions.flatMap((reaction) => {
    const by = o.comment.reactions[reaction] ?? []
    return by.length === 0 ? [] : [{ reaction, by }]
  })
  if (given.length === 0) return null
  return (
    <ul className="cm-rx">
      {given.map(({ reaction, by }) => {
        const names = format.list(by.map((id) => personOf(id).name))
        const isOwn = by.includes(me)
        const label = t('reactedBy', { reaction: t(`reactions.${reaction}`), names })
        return (
          <li key={reaction}>
            <button
              type="button"
              className="cm-rx-b"
              aria-pressed={isOwn}
              aria-label={label}
              title={label}
              disabled={!mayWrite}
              onClick={() => o.onReact(reaction, !isOwn)}
            >
              <Icon of={reactionIcons[reaction]} />
              {t(`reactions.${reaction}`)} <span className="num">{by.length}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
