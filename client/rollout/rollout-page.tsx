// The rollout: every area on one page, with its phase, what must be in place, who is ready, what it costs and where it stands in the queue. Areas are moved and cut
// whole from here. Shown for programmes that roll out area by area. Called by client/app.

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { MovesPanel } from '../item/moves-panel.tsx'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { useBoard, useRoomPhase } from '../live/use-room.ts'
import { ChipSelect } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import './rollout.css'
import { type RolloutArea, type RolloutOrder, rolloutAreas, type WorkedOut } from './rollout-areas.ts'
import { RolloutHead } from './rollout-head.tsx'
import { RolloutTable } from './rollout-table.tsx'

export function RolloutPage(props: BoardPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<RolloutLoading />}>
      <RolloutInRoom {...props} />
    </BoardRoom>
  )
}

function RolloutInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('rollout')
  const board = useBoard()
  const phase = useRoomPhase()
  const figures = useFrameFigures({ programmeId })
  const [order, setOrder] = useState<RolloutOrder>('order')
  const rollout = figures.steering?.rollout ?? null
  const { undoButtons, dialogs } = useBoardDialogs({
    list: 'queue',
    area: rollout?.area ?? '',
    openItemId,
    onOpenItem,
    focusAfter: openButtonOf,
  })
  const known = useKnown(figures)
  const areas = useMemo(
    () => (rollout === null ? [] : rolloutAreas({ board, rollout, known, order })),
    [board, rollout, known, order],
  )
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (phase.name === 'loading' || figures.steering === null) return <RolloutLoading />
  return (
    <>
      <PageHead title={t('title')} {...(rollout === null ? {} : { actions: undoButtons })} />
      <div className="page-body rol">
        {rollout === null ? (
          <div className="card rol-none">
            <EmptyState lead={t('notHere.lead')} body={t('notHere.body')} />
          </div>
        ) : areas.length === 0 ? (
          <div className="card rol-none">
            <EmptyState lead={t('empty')} />
          </div>
        ) : (
          <Shown {...{ areas, rollout, board, order, onOpenItem }} onOrder={setOrder} hasLines={known !== null} />
        )}
        {rollout !== null && <MovesPanel />}
      </div>
      {dialogs}
    </>
  )
}

function useKnown({ board, lines, figures }: ReturnType<typeof useFrameFigures>): WorkedOut | null {
  return useMemo(
    () => (board === null || lines === null || figures === null ? null : { board, lines, figures }),
    [board, lines, figures],
  )
}

function Shown(o: {
  readonly areas: readonly RolloutArea[]
  readonly rollout: NonNullable<Steering['rollout']>
  readonly board: Board
  readonly order: RolloutOrder
  readonly hasLines: boolean
  readonly onOrder: (order: RolloutOrder) => void
  readonly onOpenItem: (id: ItemId) => void
}) {
  const { areas, rollout, board, order } = o
  const { t } = useTranslation('rollout')
  return (
    <>
      <RolloutHead areas={areas} hasLines={o.hasLines} />
      <div className="rol-bar">
        <h2 className="small strong">{t('list', { count: areas.length })}</h2>
        <ChipSelect
          label={t('sort')}
          value={order === 'order' ? '' : order}
          options={[
            { value: '', label: t('sorts.order') },
            { value: 'readiness', label: t('sorts.readiness') },
          ]}
          onChange={(value) => o.onOrder(value === 'readiness' ? 'readiness' : 'order')}
        />
      </div>
      <RolloutTable areas={areas} rollout={rollout} queueLength={board.queue.length} onOpenItem={o.onOpenItem} />
    </>
  )
}

/** Where the focus goes when a drawer closes that was opened by its address. */
function openButtonOf(id: ItemId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-item="${id}"] .rol-open`)
}

function RolloutLoading() {
  const { t } = useTranslation('rollout')
  return (
    <>
      <PageHead title={t('title')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={12} />
        </div>
      </div>
    </>
  )
}
