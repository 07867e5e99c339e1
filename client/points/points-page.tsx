// The evaluation points of a programme: the next one first, what waits for the reader, those that were below, and «Nytt punkt» for those who may.
// Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointBody } from '../../shared/contract/http.ts'
import { orderPoints } from '../../shared/point/point-order.ts'
import { problemText } from '../api/problem.ts'
import { usePoints, useProgramme } from '../api/programme-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { dayOf, nextNumber } from '../item/point-order.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { useWaiting } from '../item/use-waiting.ts'
import { WaitingCard } from '../item/waiting-card.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { PointsPageProps } from '../ui/page-props.ts'
import { CalendarButton } from './calendar-button.tsx'
import { NewPointDialog } from './new-point-dialog.tsx'
import { PointRow } from './point-row.tsx'
import './points-page.css'
import { SeriesCard } from './series-card.tsx'

export function PointsPage({ programmeId, onOpenPoint }: PointsPageProps) {
  const { t } = useTranslation('points')
  const points = usePoints(programmeId)
  const programme = useProgramme(programmeId)
  const mayCreate = useMembership(programmeId)?.permissions.includes('point.create') ?? false
  const [creating, setCreating] = useState(false)
  const waiting = useWaiting(programmeId)
  const members = programme.data?.members
  // Nothing below moves for what comes late.
  const isPending = points.isPending || (waiting === null && !points.isError)
  const create =
    mayCreate && members !== undefined && points.data !== undefined ? (
      <Button variant="primary" icon={PlusIcon} onClick={() => setCreating(true)}>
        {t('create.action')}
      </Button>
    ) : undefined
  return (
    <div className="points">
      <PageHead
        title={t('title')}
        sub={t('intro')}
        actions={
          <>
            <CalendarButton />
            {create}
          </>
        }
      />
      <ProgrammeHears programmeId={programmeId} />
      <div className="points-b">
        {isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={3} rowHeightPx={96} />
          </div>
        )}
        {points.isError && (
          <ErrorPanel title={t(points.data === undefined ? 'failed' : 'stale')} onRetry={() => void points.refetch()}>
            {problemText(points.error)}
          </ErrorPanel>
        )}
        {points.data !== undefined &&
          !isPending &&
          (points.data.length === 0 ? (
            <EmptyState lead={t('empty.lead')} body={mayCreate ? t('empty.body') : t('empty.readOnly')} />
          ) : (
            <>
              <WaitingCard programmeId={programmeId} what="all" level={2} />
              <PointLists points={points.data} />
            </>
          ))}
        {members !== undefined && points.data !== undefined && (
          <SeriesCard programmeId={programmeId} members={members} mayCreate={mayCreate} onOpenPoint={onOpenPoint} />
        )}
      </div>
      {creating && members !== undefined && (
        <NewPointDialog
          programmeId={programmeId}
          members={members}
          number={nextNumber(points.data ?? [])}
          onClose={() => setCreating(false)}
          onCreated={(point) => {
            setCreating(false)
            onOpenPoint(point.id)
          }}
        />
      )}
    </div>
  )
}

function PointLists({ points }: { readonly points: readonly PointBody[] }) {
  const { t } = useTranslation('points')
  const { upcoming, past } = orderPoints(points, dayOf(new Date()))
  return (
    <>
      <section aria-labelledby="points-upcoming">
        <h2 className="h2" id="points-upcoming">
          {t('upcoming')}
        </h2>
        {upcoming.length === 0 && <p className="muted">{t('noneUpcoming')}</p>}
        <ul className="card points-l">
          {upcoming.map((point, at) => (
            <li key={point.id}>
              <PointRow point={point} next={at === 0} />
            </li>
          ))}
        </ul>
      </section>
      {past.length > 0 && (
        <section aria-labelledby="points-past">
          <h2 className="h2" id="points-past">
            {t('past')}
          </h2>
          <ul className="card points-l">
            {past.map((point) => (
              <li key={point.id}>
                <PointRow point={point} next={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
