// The head of a page of minutes: its day, whether it is a draft or approved and what that means, approval for those who may, and taking it out.
// Called by minutes-page.tsx.

import { ArrowLeftIcon, CheckmarkCircleIcon, PencilWritingIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { heldOn, norwegianDay } from '../../shared/point/held-on.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { MinutesMenu } from './minutes-menu.tsx'
import type { AtPoint } from './use-point-command.ts'

export function MinutesHead(o: AtPoint & { readonly meeting: Meeting | null; readonly isInner: boolean }) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const { programmeId, pointId, meeting } = o
  const head = usePoints(programmeId).data?.find(({ id }) => id === pointId)?.head
  const mayApprove = useMembership(programmeId)?.permissions.includes('meeting.run') ?? false
  const [approving, setApproving] = useState(false)
  const date = head === undefined ? '' : format.date(heldOn(head, meeting))
  return (
    <>
      <PageHead
        eyebrow={head?.title}
        title={t('title', { date })}
        documentTitle={t('documentTitle', { date })}
        actions={
          <>
            <Button variant="tertiary" asChild>
              <Link to="/p/$programme/points/$point" params={{ programme: programmeId, point: pointId }}>
                <Icon of={ArrowLeftIcon} />
                {t('back')}
              </Link>
            </Button>
            <MinutesMenu programmeId={programmeId} pointId={pointId} meeting={meeting} isInner={o.isInner} />
            {mayApprove && meeting?.state === 'adjourned' && (
              <Button variant="primary" icon={CheckmarkCircleIcon} onClick={() => setApproving(true)}>
                {t('approve')}
              </Button>
            )}
          </>
        }
      />
      {meeting !== null && (
        <p className="min-state">
          {meeting.state === 'approved' && meeting.approvedAt !== null ? (
            <StateWord state="ok">
              {t(meeting.approvedBy === 'circulation' ? 'approvedCirculation' : 'approvedMeeting', {
                date: format.date(norwegianDay(meeting.approvedAt)),
              })}
            </StateWord>
          ) : (
            <StateWord state="no" icon={PencilWritingIcon}>
              {t(meeting.reason !== null && meeting.state === 'adjourned' ? 'openedAgain' : 'draft')}
            </StateWord>
          )}
        </p>
      )}
      {approving && <ApproveDialog programmeId={programmeId} pointId={pointId} onClose={() => setApproving(false)} />}
    </>
  )
}
