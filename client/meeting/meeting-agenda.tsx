// The agenda beside a meeting: what is dealt with, what is up, what comes, and when it ends, overrun in red words. A press looks at an item;
// whoever leads takes it up. Called by meeting-view.tsx; alone in the middle where the room sees the agenda.

import { CheckmarkCircleIcon, GavelIcon, MonitorIcon, PauseIcon, PlayIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useServerNow } from '../ui/use-server-now.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { AdjournDialog } from './adjourn-dialog.tsx'
import { type CourseRow, endOf, localMs } from './agenda-course.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { useInMeeting } from './meeting-context.ts'
import { NextItem } from './next-item.tsx'
import { ProjectorDialog } from './projector-dialog.tsx'
import { useCommand } from './use-command.ts'
import type { Follow } from './use-follow.ts'

export function MeetingAgenda({ follow, seen }: { readonly follow: Follow; readonly seen: string | null }) {
  const { t } = useTranslation('meeting')
  const { course } = useInMeeting()
  return (
    <section className="m-ag" aria-labelledby="m-ag-t">
      <p className="label m-ag-h">
        <span id="m-ag-t">{t('agenda.title')}</span>
        <EndsAt />
      </p>
      {course.rows.length === 0 ? (
        <div className="m-ag-e">
          <p className="strong">{t('agenda.empty')}</p>
          <p className="small muted">{t('agenda.emptyBody')}</p>
        </div>
      ) : (
        <ol>
          {course.rows.map((row) => (
            <Row key={row.item.id} row={row} seen={row.item.id === seen} follow={follow} />
          ))}
        </ol>
      )}
      <Steps follow={follow} />
    </section>
  )
}

function Row({ row, seen, follow }: { readonly row: CourseRow; readonly seen: boolean; readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { item, number, state } = row
  return (
    <li
      data-state={state}
      data-seen={seen ? 'true' : undefined}
      {...(state === 'current' ? { 'aria-current': 'step' } : {})}
    >
      <button
        type="button"
        className="m-ag-b"
        aria-pressed={seen}
        onClick={() => follow.go({ page: 'agenda-item', record: item.id })}
      >
        <span className="num">{number}</span>
        <span className="m-ag-n">
          {item.title}
          {row.internal && <span className="m-int">{t('internal')}</span>}
        </span>
        {state === 'covered' ? (
          <span className="m-ag-m">
            <Icon of={CheckmarkCircleIcon} />
            <VisuallyHidden>{t('agenda.covered')}</VisuallyHidden>
          </span>
        ) : (
          <span className="m-ag-m">
            {state === 'current' && <VisuallyHidden>{t('agenda.current')}, </VisuallyHidden>}
            {t('agenda.minutes', { count: item.minutes })}
          </span>
        )}
      </button>
    </li>
  )
}

function EndsAt() {
  const { t } = useTranslation('meeting')
  const { course, view, head, offsetMs } = useInMeeting()
  const format = useFormat()
  const nowMs = useServerNow(offsetMs)
  if (view.meeting.state !== 'in-session') return null
  const startsAtMs = localMs(head.date, head.startsAt)
  // A meeting that began at another time than it was called for still has the length it was called for.
  const beganMs = view.meeting.startedAt === null ? startsAtMs : Date.parse(view.meeting.startedAt)
  const called = Math.abs(beganMs - startsAtMs) > 12 * 3_600_000 ? beganMs : startsAtMs
  const end = endOf({
    course,
    meeting: view.meeting,
    nowMs,
    startsAtMs,
    endsAtMs: called + head.lengthMinutes * 60_000,
  })
  return (
    <span>
      {t('agenda.ends', { time: format.clock(new Date(end.atMs)) })}
      {end.overMinutes > 0 && (
        <>
          , <b className="m-bad">{t('agenda.over', { count: end.overMinutes })}</b>
        </>
      )}
    </span>
  )
}

/** What whoever leads does: on to the next item, a pause, the projector, and the end. */
function Steps({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { course, leads, view } = useInMeeting()
  const clock = useCommand()
  const [open, setOpen] = useState<'projector' | 'adjourn' | null>(null)
  if (!leads) return null
  const { timer } = view.meeting
  // While nothing is up the press stands in the middle, where whoever begins looks.
  const inMiddle = course.current === null && follow.sees.page === 'agenda'
  return (
    <>
      <div className="m-btns">
        {!inMiddle && <NextItem follow={follow} />}
        {timer !== null && (
          <Button
            variant="tertiary"
            icon={timer.runsSince === null ? PlayIcon : PauseIcon}
            busy={clock.busy}
            onClick={() => clock.run({ type: timer.runsSince === null ? 'start-timer' : 'stop-timer' })}
          >
            {timer.runsSince === null ? t('agenda.resume') : t('agenda.pause')}
          </Button>
        )}
      </div>
      <CommandTrouble of={clock} />
      <div className="m-btns m-ag-l">
        <Button variant="tertiary" icon={MonitorIcon} onClick={() => setOpen('projector')}>
          {t('projector.action')}
        </Button>
        <Button variant="tertiary" icon={GavelIcon} onClick={() => setOpen('adjourn')}>
          {t('adjourn.action')}
        </Button>
      </div>
      {open === 'projector' && <ProjectorDialog onClose={() => setOpen(null)} />}
      {open === 'adjourn' && <AdjournDialog onClose={() => setOpen(null)} />}
    </>
  )
}
