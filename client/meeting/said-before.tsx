// What was said of the item between the meetings, last of it and closed until somebody opens it: the meeting speaks, and the threads are there to look up and to
// resolve. Nobody who may not read comments is told of any. Called by current-item.tsx.

import { ChatIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommentCounts } from '../api/comments-queries.ts'
import { CommentSection } from '../item/threads/comment-section.tsx'
import { Button } from '../ui/button.tsx'
import type { CourseRow } from './agenda-course.ts'
import { useInMeeting } from './meeting-context.ts'

export function SaidBefore({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('comments')
  const { programmeId, pointId, may } = useInMeeting()
  const mayRead = may('comment.read')
  const counts = useCommentCounts(programmeId, mayRead).data?.agenda
  const [open, setOpen] = useState(false)
  if (!mayRead) return null
  const count = counts?.find(({ point, agendaItem }) => point === pointId && agendaItem === row.item.id)?.open ?? 0
  return (
    <div className="m-said">
      <Button variant="tertiary" icon={ChatIcon} aria-expanded={open} onClick={() => setOpen(!open)}>
        {count === 0 ? t('title') : t('openCount', { count })}
      </Button>
      {open && (
        <CommentSection
          programmeId={programmeId}
          place={{ kind: 'agenda', point: pointId, agendaItem: row.item.id }}
          internal={row.internal}
          onPage
        />
      )}
    </div>
  )
}
