// Up to three alternatives beside the queue as it stands, live: what each line holds, cost, probability, benefit to whom, overload, and under that what differs row by row.
// Stands in the rooms of all of them at once. Called by client/app.

import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { AlternativeId, ProgrammeId } from '../../shared/ids.ts'
import { useAlternatives } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { AlternativeContext } from '../item/alternative-here.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ChangedItems } from '../item/changed-items.tsx'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { useBoard, useRoomPhase } from '../live/use-room.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import './alternatives.css'
import { type ComparedFigures, scopeFigures } from './compared-figures.ts'
import { ComparedTable } from './compared-table.tsx'
import { differencesOf } from './differences.ts'

export interface ComparePageProps {
  readonly programmeId: ProgrammeId
  readonly ids: readonly AlternativeId[]
}

/** The queue's own column. */
const queueKey = 'queue'

export function ComparePage(props: ComparePageProps) {
  const { t } = useTranslation('alternatives')
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<PageHead title={t('compareTitle')} />}>
      <Compare {...props} />
    </BoardRoom>
  )
}

function Compare({ programmeId, ids }: ComparePageProps) {
  const { t } = useTranslation('alternatives')
  const told = useAlternatives(programmeId)
  const [figures, setFigures] = useState<Readonly<Record<string, ComparedFigures>>>({})
  const tell = useCallback(
    (key: string, next: ComparedFigures) => setFigures((before) => ({ ...before, [key]: next })),
    [],
  )
  const found = ids.flatMap((id) => told.data?.alternatives.find((each) => each.id === id) ?? [])
  const queue = figures[queueKey]
  return (
    <>
      <PageHead
        title={t('compareTitle')}
        eyebrow={
          <Link to="/p/$programme/alternatives" params={{ programme: programmeId }}>
            {t('title')}
          </Link>
        }
        sub={t('compareSub')}
      />
      <div className="page-body alt">
        {told.isPending && <LoadingRows label={t('loading')} rows={8} />}
        {told.isError && told.data === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {told.isSuccess && found.length === 0 && <EmptyState lead={t('gone.lead')} body={t('gone.body')} />}
        {found.length > 0 && (
          <>
            <Told columnKey={queueKey} programmeId={programmeId} onTold={tell} />
            {found.map((alternative) => (
              <AlternativeContext value={alternative} key={alternative.id}>
                <BoardRoom programmeId={programmeId} page="queue">
                  <Told columnKey={alternative.id} programmeId={programmeId} onTold={tell} />
                </BoardRoom>
              </AlternativeContext>
            ))}
            <ComparedTable
              queue={queue ?? null}
              columns={found.map((alternative) => ({ alternative, figures: figures[alternative.id] ?? null }))}
              programmeId={programmeId}
            />
            {found.map((alternative) => (
              <Differences
                key={alternative.id}
                programmeId={programmeId}
                alternative={alternative}
                queue={queue ?? null}
                own={figures[alternative.id] ?? null}
              />
            ))}
          </>
        )}
      </div>
    </>
  )
}

/** Draws nothing: tells the figures of the room it stands in. */
function Told(o: {
  readonly columnKey: string
  readonly programmeId: ProgrammeId
  readonly onTold: (key: string, figures: ComparedFigures) => void
}) {
  const { columnKey, programmeId, onTold } = o
  const board = useBoard()
  const isOpen = useRoomPhase().name === 'open'
  const { standing, board: reckoned, isStale, steering } = useFrameFigures({ programmeId })
  const figures = useMemo((): ComparedFigures => {
    const scope = standing && reckoned && steering ? scopeFigures(reckoned, standing, steering) : null
    return { board, standing, isStale, scope }
  }, [board, standing, reckoned, isStale, steering])
  useEffect(() => {
    if (isOpen) onTold(columnKey, figures)
  }, [isOpen, columnKey, figures, onTold])
  return null
}

function Differences(o: {
  readonly programmeId: ProgrammeId
  readonly alternative: Alternative
  readonly queue: ComparedFigures | null
  readonly own: ComparedFigures | null
}) {
  const { t } = useTranslation('alternatives')
  const { queue, own, alternative } = o
  const changes = useMemo(() => (queue && own ? differencesOf(queue.board, own.board) : null), [queue, own])
  const id = `alt-diff-${alternative.id}`
  return (
    <section className="alt-d" aria-labelledby={id}>
      <h2 className="h2" id={id}>
        {t('differs', { name: alternative.name })}
      </h2>
      {changes === null && <LoadingRows label={t('loading')} rows={2} />}
      {changes?.length === 0 && <p className="muted">{t('same')}</p>}
      {changes !== null && (
        <ChangedItems programmeId={o.programmeId} changes={changes} people={[]} onBoard={false} level={3} of={id} />
      )}
    </section>
  )
}
