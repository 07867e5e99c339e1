// The queue page: one order of priority for the programme, edited by everyone at once. Head with count and sum, filters, the list, the last
// moves, and the drawer of the item the address names. Called by client/app.

import { ClockDashedIcon, PauseIcon, PlayIcon, PlusIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { useAlternativeHere } from '../item/alternative-here.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { FrameLine } from '../item/frame-line.tsx'
import type { HeldCounts } from '../item/frame-zones.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { RemoveManyDialog } from '../item/remove-many-dialog.tsx'
import { TrialNote } from '../item/trial-note.tsx'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { usePaused } from '../item/use-paused.ts'
import { WaitingLine } from '../item/waiting-line.tsx'
import { useBoard, useMay, useRoomPhase } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Chip, ChipSelect } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import { isFiltering, noFilter, type QueueFilter } from './filter.ts'
import { MoveEffectPanel } from './move-effect-panel.tsx'
import './queue.css'
import './queue-zones.css'
import { QueueFilters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { isMovable, plainView, type QueueView } from './queue-view.ts'
import { useQueueList } from './use-queue-list.ts'
import { useSinceMarks } from './use-since-marks.ts'
import { ViewChoice, ViewSwitch } from './view-switch.tsx'
import { ViewsMenu } from './views-menu.tsx'

export function QueuePage(props: BoardPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<QueueLoading />}>
      <QueueInRoom {...props} />
    </BoardRoom>
  )
}

function QueueInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('queue')
  const { t: views } = useTranslation('queueViews')
  const { t: item } = useTranslation('item')
  const { t: alternatives } = useTranslation('alternatives')
  const alternative = useAlternativeHere()
  const mayTry = useMay('alternative.make')
  const { t: frameLines } = useTranslation('frameLines')
  const board = useBoard()
  const phase = useRoomPhase()
  const mayAdd = useMay('item.add')
  const mayRemove = useMay('item.remove')
  const { structure } = useProgrammeNames()
  const [paused, setPaused] = usePaused()
  const since = useSinceMarks(programmeId)
  const [view, setView] = useState(plainView)
  const { filter } = view
  const setFilter = (next: QueueFilter) => setView({ ...view, filter: next })
  const [removing, setRemoving] = useState<readonly ItemId[] | null>(null)
  const { undoButtons, dialogs, add } = useBoardDialogs({
    list: 'queue',
    area: filter.area,
    openItemId,
    onOpenItem,
    focusAfter: rowOf,
  })
  // Typing in the search stays quick; the list follows when there is time.
  const shown = useDeferredValue(view)
  const list = useQueueList({ programmeId, board, view: shown })
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (phase.name === 'loading') return <QueueLoading />
  const addButton = mayAdd && (
    <Button variant="primary" icon={PlusIcon} onClick={add}>
      {t('add')}
    </Button>
  )
  const arranged = {
    arrange: view.arrange,
    onArrange: (arrange: QueueView['arrange']) => setView({ ...view, arrange }),
  }
  const isCalculated = shown.order === 'calculated'
  const notes = [
    paused ? t('paused') : null,
    isCalculated ? views('calculatedNote') : null,
    list.trouble === null ? null : frameLines(`trouble.${list.trouble}`),
    list.note,
    isFiltering(filter)
      ? `${t('filtered', { count: list.visible.length, total: board.queue.length })} ${isMovable(view) ? t('filteredMove') : ''}`
      : null,
    isMovable(view) ? null : views('onlyInList'),
  ].filter((note) => note !== null)
  return (
    <>
      <PageHead
        title={alternative?.name ?? t('title')}
        sub={<QueueSentence programmeId={programmeId} held={list.held} isAwaited={list.trouble === null} />}
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
            {alternative === null && mayTry && (
              <Button variant="tertiary" asChild>
                <Link to="/p/$programme/alternatives" params={{ programme: programmeId }}>
                  {alternatives('title')}
                </Link>
              </Button>
            )}
            <ViewSwitch {...arranged} />
            {addButton}
          </>
        }
      />
      {alternative === null && <WaitingLine programmeId={programmeId} />}
      {board.queue.length === 0 ? (
        <div className="cols">
          <div className="card q-none">
            {list.lines !== null &&
              (['p50', 'p85'] as const).map(
                (line) => list.lines !== null && <FrameLine key={line} line={line} figures={list.lines[line]} />,
              )}
            <EmptyState
              lead={t('empty.lead')}
              body={mayAdd ? t('empty.body') : t('empty.bodyRead')}
              {...(mayAdd ? { action: <Button onClick={add}>{t('add')}</Button> } : {})}
            />
          </div>
          <MoveEffectPanel departures={list.departures} />
        </div>
      ) : (
        <>
          <QueueFilters
            filter={filter}
            onFilter={setFilter}
            count={board.queue.length}
            structure={structure}
            view={<ViewChoice {...arranged} />}
            extra={
              <>
                <ChipSelect
                  label={views('order.title')}
                  value={view.order}
                  options={[
                    { value: 'decided', label: views('order.decided') },
                    { value: 'calculated', label: views('order.calculated') },
                  ]}
                  onChange={(order) => setView({ ...view, order: order === 'calculated' ? order : 'decided' })}
                />
                <Chip pressed={since.on} onClick={since.toggle}>
                  {t('since.show')}
                </Chip>
                <Button variant="tertiary" icon={paused ? PlayIcon : PauseIcon} onClick={() => setPaused(!paused)}>
                  {paused ? t('resume') : t('pause')}
                </Button>
                <ViewsMenu view={view} onView={setView} />
              </>
            }
          />
          {(notes.length > 0 || since.note !== null) && (
            <div className="q-note">
              <p role="status">
                {notes.map((note) => (
                  <span key={note}>{note}</span>
                ))}
                {since.note !== null && (
                  <span>
                    {since.note}{' '}
                    <Link to="/p/$programme/changes" params={{ programme: programmeId }}>
                      {t('since.all')}
                    </Link>
                  </span>
                )}
              </p>
              {isFiltering(filter) && mayRemove && list.visible.length > 0 && (
                <Button variant="tertiary" onClick={() => setRemoving(list.visible)}>
                  {item('removeMany.open')}
                </Button>
              )}
            </div>
          )}
          <div className="cols">
            <MoveEffectPanel departures={list.departures} />
            {list.visible.length === 0 ? (
              <div className="card q-empty">
                <EmptyState
                  lead={t('noHits.lead')}
                  body={t('noHits.body')}
                  action={<Button onClick={() => setFilter(noFilter)}>{t('clearFilter')}</Button>}
                />
              </div>
            ) : (
              <QueueTable
                board={board}
                rows={list.rows}
                visible={list.visible}
                places={list.places}
                beside={list.beside}
                lines={list.lines}
                handle={list.handle}
                summed={list.summed}
                order={shown.order}
                isMovable={isMovable(shown)}
                filterKey={shown}
                since={since.marks}
                onOpenItem={onOpenItem}
              />
            )}
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

/** «21 behov i besluttet rekkefølge. 15 holdes av styringsrammen, 17 av kostnadsrammen.» */
function QueueSentence(o: {
  readonly held: HeldCounts | null
  /** What holds is being reckoned: its place is kept, so that no row moves under a hand when it comes. */
  readonly isAwaited: boolean
  readonly programmeId: ProgrammeId
}) {
  const { held, isAwaited, programmeId } = o
  const { t } = useTranslation('queue')
  const { t: capacity } = useTranslation('capacity')
  const { t: views } = useTranslation('queueViews')
  // What an alternative asks of the receivers stands where it is laid beside the queue; that page is of the queue alone.
  const isBoardItself = useAlternativeHere() === null
  const board = useBoard()
  const missing = useMemo(() => board.queue.filter((id) => board.items.get(id)?.estimate === null).length, [board])
  const count = board.queue.length
  return (
    <>
      {t('count', { count })} {count > 0 && held !== null && views('held', { ...held })}
      {count > 0 && held === null && isAwaited && (
        <span className="q-awaited" aria-hidden="true">
          {views('held', { p50: count, p85: count })}
        </span>
      )}{' '}
      {missing > 0 && t('sumMissing', { count: missing })}{' '}
      {isBoardItself && (
        <Link to="/p/$programme/capacity" params={{ programme: programmeId }}>
          {capacity('title')}
        </Link>
      )}
      <TrialNote programmeId={programmeId} />
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
