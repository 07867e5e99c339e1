// Says that a comment is read by giving it «Lest», as its reader could where it stands: whoever wrote it sees that. Called by the inbox.

import { CheckmarkIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '../../shared/contract/inbox.ts'
import { commentIdSchema, type ProgrammeId } from '../../shared/ids.ts'
import { useChangeThread } from '../api/comments-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'

export function MarkRead(o: {
  readonly programmeId: ProgrammeId
  readonly waiting: Extract<Waiting, { kind: 'mention' | 'answer' }>
}) {
  const { t } = useTranslation('waiting')
  const { id, thread, by } = o.waiting
  const change = useChangeThread(o.programmeId)
  const comment = commentIdSchema.parse(id)
  return (
    <>
      <Button
        variant="tertiary"
        icon={CheckmarkIcon}
        aria-label={t('markReadOf', { by })}
        disabled={change.isPending}
        onClick={() => change.mutate({ thread, step: { type: 'react', comment, reaction: 'seen', on: true } })}
      >
        {t('markRead')}
      </Button>
      {change.isError && <InlineRefusal what={t('notMarked')} why={problemText(change.error)} />}
    </>
  )
}
