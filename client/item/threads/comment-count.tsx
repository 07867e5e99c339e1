// How many comments stand in open threads at an item or an agenda item, beside what its row says; nothing where there are none, and for who may not read
// them. Called by the entries of the cut list and the rows of an agenda.

import { ChatIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { type CommentPlace, useCommentCounts } from '../../api/comments-queries.ts'
import { useMembership } from '../../api/session-queries.ts'
import { Icon } from '../../ui/icon.tsx'
import './comments.css'

export function CommentCount(o: {
  readonly programmeId: ProgrammeId
  readonly place: Extract<CommentPlace, { readonly kind: 'item' | 'agenda' }>
}) {
  const { programmeId, place } = o
  const { t } = useTranslation('comments')
  const mayRead = useMembership(programmeId)?.permissions.includes('comment.read') ?? false
  const counts = useCommentCounts(programmeId, mayRead).data
  const found =
    place.kind === 'item'
      ? counts?.items.find(({ item }) => item === place.item)
      : counts?.agenda.find(({ point, agendaItem }) => point === place.point && agendaItem === place.agendaItem)
  const open = found?.open ?? 0
  if (open === 0) return null
  const words = t('openCount', { count: open })
  return (
    <span className="cm-count" title={words}>
      <Icon of={ChatIcon} />
      <span aria-hidden="true">{open}</span>
      <span className="sr">{words}</span>
    </span>
  )
}
