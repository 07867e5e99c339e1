// A meeting that is not in session: not called, called, adjourned, approved or cancelled, in words, and the press that begins it or takes it up
// again for those who may lead. Called by meeting-view.tsx.

import { GavelIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReopened } from '../../shared/point/meeting-life.ts'
import { isOtherDay, StartDialog } from '../item/start-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { useInMeeting } from './meeting-context.ts'
import { useCommand } from './use-command.ts'

export function MeetingState() {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId, view, head, may } = useInMeeting()
  const format = useFormat()
  const command = useCommand()
  const [asking, setAsking] = useState(false)
  const { state } = view.meeting
  if (state === 'in-session') return null
  const when = `${format.longDate(head.date)} kl. ${head.startsAt}`
  const words = { when, reason: view.meeting.reason ?? '–' }
  const leads = may('meeting.run')
  const start = () => command.run({ type: 'start' })
  const resumes = state === 'adjourned' && leads && !isReopened(view.meeting)
  return (
    <div className="m-state">
      <h1>{t(`state.${state}.lead`, words)}</h1>
      <p className="muted">{t(`state.${state}.body`, words)}</p>
      {state === 'called' && leads && <p className="small muted">{t('start.hint')}</p>}
      {resumes && <p className="small muted">{t('state.resumeBody')}</p>}
      {!asking && <CommandTrouble of={command} />}
      <div className="m-btns">
        {state === 'called' && leads && (
          <Button
            variant="primary"
            icon={GavelIcon}
            busy={command.busy}
            onClick={isOtherDay(head.date) ? () => setAsking(true) : start}
          >
            {command.busy ? t('start.busy') : t('start.action')}
          </Button>
        )}
        {resumes && (
          <Button busy={command.busy} onClick={() => command.run({ type: 'resume' })}>
            {t('resume')}
          </Button>
        )}
        <Button asChild variant={state === 'adjourned' || (state === 'called' && !leads) ? 'primary' : 'secondary'}>
          <Link to="/p/$programme/points/$point" params={{ programme: programmeId, point: pointId }}>
            {t('back')}
          </Link>
        </Button>
      </div>
      {asking && <StartDialog date={head.date} command={command} onStart={start} onClose={() => setAsking(false)} />}
    </div>
  )
}
