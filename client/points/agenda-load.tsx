// How the agenda fills the meeting: one segment per item, as wide as it is long, the meeting's end as a red mark when it is passed, and the
// sentence that says by how much and from which item. Called by the agenda.

import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { Timetable } from './timetable.ts'

export interface AgendaLoadProps {
  readonly timetable: Timetable
  readonly lengthMinutes: number
}

export function AgendaLoad({ timetable, lengthMinutes }: AgendaLoadProps) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const { rows, plannedMinutes, overrunMinutes, endsAt, endShare } = timetable
  const free = Math.max(0, lengthMinutes - plannedMinutes)
  const late = rows.find((row) => row.startsLate)
  const over = rows.find((row) => row.runsOver)
  const words = t('agenda.load', { planned: format.minutes(plannedMinutes), length: format.minutes(lengthMinutes) })
  return (
    <>
      <div className="load" role="img" aria-label={words} data-over={overrunMinutes > 0 ? 'true' : undefined}>
        {rows
          .filter((row) => row.item.minutes > 0)
          .map((row) => (
            <span
              key={row.item.id}
              data-kind={row.item.kind}
              style={{ flexGrow: row.item.minutes }}
              title={t('agenda.segment', { number: row.number, minutes: format.minutes(row.item.minutes) })}
            >
              <b>{row.number}</b>
            </span>
          ))}
        {free > 0 && <span className="load-free" style={{ flexGrow: free }} />}
        {overrunMinutes > 0 && (
          <i style={{ left: `${endShare * 100}%` }} data-side={endShare > 0.12 ? undefined : 'right'}>
            <b>{endsAt}</b>
          </i>
        )}
      </div>
      {overrunMinutes > 0 && (
        <p className="load-w">
          <StateWord state="bad" icon={ExclamationmarkTriangleIcon}>
            {t('agenda.overrun', { count: overrunMinutes })}{' '}
            {late !== undefined
              ? t('agenda.lateFrom', { number: late.number, time: endsAt })
              : over !== undefined && t('agenda.lateRuns', { number: over.number, time: endsAt })}
          </StateWord>
        </p>
      )}
    </>
  )
}
