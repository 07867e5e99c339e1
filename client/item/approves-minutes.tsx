// Says of an agenda item whose minutes it is about, with the way to them; and where the board sits and it is up, approves them. Nothing for an item
// that is about no minutes. Called by the page of a point and by its meeting.

import { CheckmarkCircleIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { useMeetingCommand } from '../api/meeting-queries.ts'
import { useMinutesBody } from '../api/minutes-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './approves-minutes.css'
import { StepUpLink } from './step-up-link.tsx'

export interface ApprovesMinutesProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly item: AgendaItemId
  /** The board sits, the item is up, and the reader leads. */
  readonly mayApprove: boolean
}

export function ApprovesMinutes({ programmeId, pointId, item, mayApprove }: ApprovesMinutesProps) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const about = useMinutesBody({ programmeId, pointId })?.approves.find((each) => each.item === item)?.point
  if (about === undefined) return null
  return (
    <div className="am">
      <p>
        {t('about')}{' '}
        <Link
          className="ds-link"
          to="/p/$programme/points/$point/minutes"
          params={{ programme: programmeId, point: about.id }}
        >
          {t('pointNamed', { title: about.title, date: format.date(about.date) })}
        </Link>
      </p>
      {about.state === 'approved' && <StateWord state="ok">{t('isApproved')}</StateWord>}
      {about.state === 'adjourned' && mayApprove && (
        <ApproveHere programmeId={programmeId} pointId={about.id} at={pointId} />
      )}
    </div>
  )
}

function ApproveHere(o: { readonly programmeId: ProgrammeId; readonly pointId: PointId; readonly at: PointId }) {
  const { t } = useTranslation('minutes')
  const command = useMeetingCommand(o.programmeId, o.pointId)
  const approve = () => {
    if (!command.isPending) command.mutate({ command: { type: 'approve-minutes', how: 'meeting', at: o.at } })
  }
  return (
    <>
      <Button variant="secondary" icon={CheckmarkCircleIcon} busy={command.isPending} onClick={approve}>
        {t('approve')}
      </Button>
      {command.isError && (
        <InlineRefusal
          what={t('notApproved')}
          why={problemText(command.error)}
          actions={<StepUpLink error={command.error} />}
        />
      )}
    </>
  )
}
