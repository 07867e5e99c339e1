// The queue page: one order of priority for the programme, edited by everyone at once. Head with count and sum, filters, the list, the last
// moves, and the drawer of the item the address names. Called by client/app.

import { ClockDashedIcon, PauseIcon, PlayIcon, PlusIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { likelySum } from '../item/figures.ts'
import { MovesPanel } from '../item/moves-panel.tsx'
import { useProgrammeNames } from '../item/programme-context.ts'
import { RemoveManyDialog } from '../item/remove-many-dialog.tsx'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { usePaused } from '../item/use-paused.ts'
import { WaitingLine } from '../item/waiting-line.tsx'
import { useBoard, useMay, useRoomPhase } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import { useFormat } from '../ui/use-format.ts'
import { filterItems, isFiltering, noFilter } from './filter.ts'
import './queue.css'
import { QueueFilters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { useSinceMarks } from './use-since-marks.ts'

export function QueuePage(props: BoardPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<QueueLoading />}>
      <QueueInRoom {...props} />
    </BoardRoom>
  )
}

function QueueInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('queue')
  const { t: item } = useTranslation('item')
  const board = useBoard()
  const phase = useRoomPhase()
  const mayAdd = useMay('item.add')
  const mayRemove = useMay('item.remove')
  const { structure } = useProgrammeNames()
  const [paused, setPaused] = usePaused()
  const since = useSinceMarks(programmeId)
  const [filter, setFilter] = useState(noFilter)
  const [removing, setRemoving] = useState<readonly ItemId[] | null>(null)
  const { undoButtons, dialogs, add } = useBoardDialogs({
    list: 'queue',
    area: filter.area,
    openItemId,
    onOpenItem,
    focusAfter: rowOf,
  })
  // Typing in the search stays quick; the list follows when there is time.
  const shownFilter = useDeferredValue(filter)
  const visible = useMemo(
    () => filterItems({ order: board.queue, items: board.items, filter: shownFilter }),
    [board, shownFilter],
  )
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (phase.name === 'loading') return <QueueLoading />
  const addButton = mayAdd && (
    <Button variant="primary" icon={PlusIcon} onClick={add}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        sub={<QueueSentence programmeId={programmeId} />}
        actions={
          <>
            <span className="q-pause">
              <IconButton
                label={t('since.show')}
                icon={ClockDashedIcon}
                aria-pressed={since.on}
                onClick={since.toggle}
              />
              <IconButton
                label={paused ? t('resume') : t('pause')}
                icon={paused ? PlayIcon : PauseIcon}
                onClick={() => setPaused(!paused)}
              />
            </span>
            {undoButtons}
            {addButton}
          </>
        }
      />
      <WaitingLine programmeId={programmeId} />
      {board.queue.length === 0 ? (
        <div className="page-body">
          <div className="card q-empty">
            <EmptyState
              lead={t('empty.lead')}
              body={mayAdd ? t('empty.body') : t('empty.bodyRead')}
              {...(mayAdd ? { action: <Button onClick={add}>{t('add')}</Button> } : {})}
            />
          </div>
          <MovesPanel />
        </div>
      ) : (
        <>
          <QueueFilters
            filter={filter}
            onFilter={setFilter}
            count={board.queue.length}
            areas={structure.areas}
            extra={
              <>
                <Chip pressed={since.on} onClick={since.toggle}>
                  {t('since.show')}
                </Chip>
                <Button variant="tertiary" icon={paused ? PlayIcon : PauseIcon} onClick={() => setPaused(!paused)}>
                  {paused ? t('resume') : t('pause')}
                </Button>
              </>
            }
          />
          {(paused || isFiltering(filter) || since.note !== null) && (
            <div className="q-note">
              <p role="status">
                {paused && <span>{t('paused')}</span>}
                {since.note !== null && (
                  <span>
                    {since.note}{' '}
                    <Link to="/p/$programme/changes" params={{ programme: programmeId }}>
                      {t('since.all')}
                    </Link>
                  </span>
                )}
                {isFiltering(filter) && (
                  <span>
                    {t('filtered', { count: visible.length, total: board.queue.length })} {t('filteredMove')}
                  </span>
                )}
              </p>
              {isFiltering(filter) && mayRemove && visible.length > 0 && (
                <Button variant="tertiary" onClick={() => setRemoving(visible)}>
                  {item('removeMany.open')}
                </Button>
              )}
            </div>
          )}
          <div className="cols">
            <MovesPanel />
            <QueueTable
              board={board}
              visible={visible}
              filterKey={shownFilter}
              since={since.marks}
              onOpenItem={onOpenItem}
              onShowAll={() => setFilter(noFilter)}
            />
          </div>
        </>
      )}
      {removing !== null && <RemoveManyDialog ids={removing} onClose={() => setRemoving(null)} />}
      {dialogs}
    </>
  )
}

/** Where the focus goes when a drawer closes that was opened by its address. */
function rowOf(id: ItemId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[role="row"][data-item="${id}"]`)
}

/** «21 behov i besluttet rekkefølge. Sannsynlige anslag er til sammen 540 MNOK, 2021-kroner. Styringsrammen er 520, kostnadsrammen 610.» */
function QueueSentence({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('queue')
  const board = useBoard()
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const frame = useFrame(programmeId).data?.inForce
  const sum = useMemo(
    () => likelySum(board.queue.map((id) => board.items.get(id)).filter((item): item is Item => item !== undefined)),
    [board],
  )
  const count = board.queue.length
  return (
    <>
      {t('count', { count })}{' '}
      {count > 0 && t('sum', { sum: format.number(sum.mnok), unit: structure.currency, year: structure.priceYear })}{' '}
      {sum.missing > 0 && t('sumMissing', { count: sum.missing })}{' '}
      {frame !== undefined && t('frames', { p50: format.number(frame.p50), p85: format.number(frame.p85) })}
    </>
  )
}

function QueueLoading() {
  const { t } = useTranslation('queue')
  return (
    <>
      <PageHead title={t('title')} sub={'\u00a0'} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={12} />
        </div>
      </div>
    </>
  )
}
