// The page of receivers and dependencies: what the queue asks of those who receive in each period, what needs what, and what is not ready, each with the way to
// the item. Follows the board as it is moved. Called by client/app.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../shared/ids.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { TrialNote } from '../item/trial-note.tsx'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { useBoard, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ChipSelect } from '../ui/chip.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import './capacity.css'
import { DependencySection } from './dependency-section.tsx'
import { HeatStrip } from './heat-strip.tsx'
import { ReadyOverview } from './ready-overview.tsx'

export function CapacityPage(props: BoardPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<CapacityLoading />}>
      <CapacityInRoom {...props} />
    </BoardRoom>
  )
}

function CapacityInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('capacity')
  const board = useBoard()
  const phase = useRoomPhase()
  const { lines, steering, trouble } = useFrameFigures({ programmeId })
  const [isFrame, setIsFrame] = useState(true)
  const { dialogs } = useBoardDialogs({ list: 'queue', area: '', openItemId, onOpenItem, focusAfter })
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (phase.name === 'loading' || steering === null) return <CapacityLoading />
  const scope = isFrame && trouble === null ? 'frame' : 'all'
  const shown = scope === 'all' ? board.queue : lines === null ? null : board.queue.slice(0, lines.p85)
  return (
    <>
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          <Button asChild>
            <Link to="/p/$programme/second-opinion" params={{ programme: programmeId }}>
              {t('opinion')}
            </Link>
          </Button>
        }
      />
      <div className="page-body cap">
        <section className="card cap-s" aria-labelledby="cap-heat">
          <div className="cap-h">
            <h2 id="cap-heat">{t('heat.title')}</h2>
            {trouble === null && (
              <ChipSelect
                label={t('scope.label')}
                value={scope}
                options={[
                  { value: 'frame', label: t('scope.frame') },
                  { value: 'all', label: t('scope.all') },
                ]}
                onChange={(value) => setIsFrame(value === 'frame')}
              />
            )}
          </div>
          {trouble !== null && <p className="small muted">{t('heat.noFigures')}</p>}
          {scope === 'frame' && <TrialNote programmeId={programmeId} />}
          {shown === null ? (
            <LoadingRows label={t('heat.noLines')} rows={6} />
          ) : (
            <HeatStrip
              key={scope}
              board={board}
              ids={shown}
              scope={scope}
              steering={steering}
              onOpenItem={onOpenItem}
            />
          )}
        </section>
        <DependencySection board={board} onOpenItem={onOpenItem} />
        <ReadyOverview board={board} onOpenItem={onOpenItem} />
      </div>
      {dialogs}
    </>
  )
}

/** Where the focus goes when a drawer closes that was opened by its address. */
function focusAfter(id: ItemId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.cap [data-item="${id}"]`)
}

function CapacityLoading() {
  const { t } = useTranslation('capacity')
  return (
    <>
      <PageHead title={t('title')} sub={t('sub')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={8} />
        </div>
      </div>
    </>
  )
}
