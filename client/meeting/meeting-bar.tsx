// The head of a meeting's page: the mark that leads back to the point, the meeting's name and how long it has lasted, saving, the gavel, the
// person's menu and the server's clock. On a phone: the current item, saving and the time left. Called by meeting-view.tsx.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../ui/brand.tsx'
import { SaveStatus } from '../ui/save-status.tsx'
import { useShellSlots } from '../ui/shell-slots.tsx'
import { useFormat } from '../ui/use-format.ts'
import { Gavel } from './gavel.tsx'
import { ServerClock, ShortTimer } from './item-timer.tsx'
import { useInMeeting } from './meeting-context.ts'

export function MeetingBar({ menu }: { readonly menu: ReactNode }) {
  const { t } = useTranslation('meeting')
  const { t: points } = useTranslation('points')
  const { programmeId, pointId, head, view, course } = useInMeeting()
  const { state, startedAt, timer } = view.meeting
  const format = useFormat()
  const slots = useShellSlots()
  const running = state === 'in-session'
  return (
    <header className="m-top">
      <Link
        className="brand"
        to="/p/$programme/points/$point"
        params={{ programme: programmeId, point: pointId }}
        aria-label={t('back')}
        title={t('back')}
      >
        <Brand />
      </Link>
      <span className="m-name">
        <b>{head.title}</b>
        {running && startedAt !== null && (
          <span className="muted">{t('since', { time: format.clock(new Date(startedAt)) })}</span>
        )}
      </span>
      {running && course.current !== null && (
        <span className="m-name-s">
          <b>{t('sees.pages.agenda-item', { number: course.current.number })}</b>{' '}
          <span className="muted">{points(`kinds.${course.current.item.kind}`)}</span>
        </span>
      )}
      <div className="m-top-r">
        {slots.save !== undefined && <SaveStatus label={slots.save} onShowRefused={slots.onShowRefused} />}
        <Gavel />
        {running && timer !== null && <ShortTimer timer={timer} />}
        <ServerClock />
        {menu}
      </div>
    </header>
  )
}
