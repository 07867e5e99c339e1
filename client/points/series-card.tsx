// The series of a programme's points: how often each is held and when next, its next point in one press, and ending it. Called by the page of points.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { Series } from '../../shared/contract/meeting.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useEndSeries, useNextPoint, useSeries } from '../api/series-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { useFormat } from '../ui/use-format.ts'
import { NewSeriesDialog } from './new-series-dialog.tsx'
import './series-card.css'

export interface SeriesCardProps {
  readonly programmeId: ProgrammeId
  readonly members: ProgrammeBody['members']
  /** Whether the person may make points, and so the series of them. */
  readonly mayCreate: boolean
  readonly onOpenPoint: (point: PointId) => void
}

export function SeriesCard({ programmeId, members, mayCreate, onOpenPoint }: SeriesCardProps) {
  const { t } = useTranslation('series')
  const series = useSeries(programmeId)
  const [creating, setCreating] = useState(false)
  const going = series.data?.filter(({ ended }) => !ended) ?? []
  if (going.length === 0 && !mayCreate) return null
  return (
    <section aria-labelledby="series-title">
      <h2 className="h2" id="series-title">
        {t('title')}
      </h2>
      {series.data !== undefined && going.length === 0 && <p className="muted">{t('none')}</p>}
      {going.length > 0 && (
        <ul className="card sr-l">
          {going.map((each) => (
            <SeriesRow
              key={each.id}
              programmeId={programmeId}
              series={each}
              mayCreate={mayCreate}
              onOpenPoint={onOpenPoint}
            />
          ))}
        </ul>
      )}
      {mayCreate && (
        <Button variant="tertiary" icon={PlusIcon} onClick={() => setCreating(true)}>
          {t('create.action')}
        </Button>
      )}
      {creating && <NewSeriesDialog programmeId={programmeId} members={members} onClose={() => setCreating(false)} />}
    </section>
  )
}

function SeriesRow(o: {
  readonly programmeId: ProgrammeId
  readonly series: Series
  readonly mayCreate: boolean
  readonly onOpenPoint: (point: PointId) => void
}) {
  const { t } = useTranslation('series')
  const format = useFormat()
  const { series } = o
  const next = useNextPoint(o.programmeId)
  const [ending, setEnding] = useState(false)
  const often =
    series.frequency === 'own' ? t('everyDays', { count: series.everyDays ?? 0 }) : t(`often.${series.frequency}`)
  return (
    <li data-series={series.id}>
      <div className="sr-t">
        <b>{series.head.title}</b>
        <span className="muted small">
          {often} · {t('nextDate', { date: format.longDate(series.nextDate) })}
        </span>
      </div>
      {o.mayCreate && (
        <span className="sr-a">
          <Button
            busy={next.isPending}
            onClick={() => next.mutate(series, { onSuccess: (point) => o.onOpenPoint(point.id) })}
          >
            {t('next')}
          </Button>
          <Button variant="tertiary" onClick={() => setEnding(true)}>
            {t('end.action')}
          </Button>
        </span>
      )}
      {next.isError && <InlineRefusal what={t('notMade')} why={problemText(next.error)} />}
      {ending && <EndSeriesDialog programmeId={o.programmeId} series={series} onClose={() => setEnding(false)} />}
    </li>
  )
}

function EndSeriesDialog(o: {
  readonly programmeId: ProgrammeId
  readonly series: Series
  readonly onClose: () => void
}) {
  const { t } = useTranslation('series')
  const end = useEndSeries(o.programmeId)
  return (
    <Dialog
      title={t('end.title')}
      onClose={o.onClose}
      onSubmit={() => !end.isPending && end.mutate(o.series.id, { onSuccess: o.onClose })}
      actions={<SaveOrCancel save={t('end.save')} busy={end.isPending} onCancel={o.onClose} />}
    >
      <p>{t('end.body', { title: o.series.head.title })}</p>
      {end.isError && <InlineRefusal what={t('end.notDone')} why={problemText(end.error)} />}
    </Dialog>
  )
}
