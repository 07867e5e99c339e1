// «Møtet er i gang»: over the point's page while the board sits, so that whoever has the page open when it begins sees it at once, wherever she has
// read to, and is in with one press. Told aloud as it begins. Called by point-view.tsx.

import { ArrowRightIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import { announceStatus } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import './meeting-begun.css'
import type { AtPoint } from './use-point-command.ts'

export function MeetingBegun(o: AtPoint & { readonly meeting: Meeting; readonly agenda: Agenda }) {
  const { t } = useTranslation('held')
  const format = useFormat()
  const { state, startedAt, current } = o.meeting
  useSaidAsItBegins(state)
  if (state !== 'in-session') return null
  const number = current === null || current.internal ? 0 : o.agenda.order.indexOf(current.item) + 1
  return (
    <section className="pp-begun" aria-label={t('begun')}>
      <p>
        <b>{t('begun')}</b> {startedAt !== null && t('since', { time: format.clock(new Date(startedAt)) })}{' '}
        {number > 0 && <span className="nowrap">{t('up', { number })}</span>}
      </p>
      <Button variant="primary" asChild>
        <Link to="/p/$programme/points/$point/meeting" params={{ programme: o.programmeId, point: o.pointId }}>
          {t('join')}
          <Icon of={ArrowRightIcon} />
        </Link>
      </Button>
    </section>
  )
}

function useSaidAsItBegins(state: Meeting['state']): void {
  const { t } = useTranslation('held')
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was !== 'in-session' && state === 'in-session') announceStatus(t('said'))
  }, [state, t])
}
