// The cut list page: the simplifications the programme may make to hold its frame, in the order people give them or by which expires first.
// What a cut is, why, and what it means is edited where it is read. Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import { cutState } from '../../shared/frame/cut-saving.ts'
import type { ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { MovesPanel } from '../item/moves-panel.tsx'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { useLanguage } from '../language/use-language.ts'
import { useBoard, useMay, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ChipSelect } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import { CutEntries } from './cut-entries.tsx'
import { CutHead } from './cut-head.tsx'
import './cut-list.css'
import { type CutOrder, cutOrder } from './cut-order.ts'
import { OffersBack } from './offers-back.tsx'
import { PastCuts } from './past-cuts.tsx'
import { useCutPotential } from './use-cut-potential.ts'

export function CutListPage(props: BoardPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="cut-list" loading={<CutListLoading />}>
      <CutListInRoom {...props} />
    </BoardRoom>
  )
}

function CutListInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('cutList')
  const board = useBoard()
  const phase = useRoomPhase()
  const language = useLanguage()
  const { structure } = useProgrammeNames()
  const mayAdd = [useMay('item.add'), useMay('item.cut')].every(Boolean)
  const [order, setOrder] = useState<CutOrder>('rank')
  const [area, setArea] = useState('')
  const { undoButtons, dialogs, add } = useBoardDialogs({
    list: 'cut',
    area: area,
    openItemId,
    onOpenItem,
    focusAfter: openButtonOf,
  })
  const list = useCutPotential(programmeId)
  const { open, past } = useMemo(() => byState(board, list.today), [board, list.today])
  const visible = useMemo(() => cutOrder({ cut: open, items: board.items, order, area }), [open, board, order, area])
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (phase.name === 'loading') return <CutListLoading />
  const count = visible.length
  const addButton = mayAdd && (
    <Button variant="primary" icon={PlusIcon} onClick={add}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            {undoButtons}
            {addButton}
          </>
        }
      />
      <div className="page-body cuts">
        <CutHead list={list} />
        <OffersBack held={list.lines?.p85 ?? null} />
        {board.cut.length === 0 ? (
          <div className="card cut-empty">
            <EmptyState
              lead={t('empty.lead')}
              body={mayAdd ? t('empty.body') : t('empty.bodyRead')}
              {...(mayAdd ? { action: <Button onClick={add}>{t('add')}</Button> } : {})}
            />
          </div>
        ) : (
          <>
            <div className="cut-bar">
              <h2 className="small strong">
                {order === 'rank' ? t('inRank', { count }) : t('inExpiry', { count })}
                {order === 'expiry' && <span className="muted cut-bar-n"> {t('orderNote')}</span>}
              </h2>
              <div className="acts">
                <ChipSelect
                  label={t('area')}
                  value={area}
                  options={[
                    { value: '', label: t('all') },
                    ...structure.areas.map((each) => ({ value: each.id, label: localName(each.name, language) })),
                  ]}
                  onChange={setArea}
                />
                <ChipSelect
                  label={t('order')}
                  value={order === 'rank' ? '' : order}
                  options={[
                    { value: '', label: t('orders.rank') },
                    { value: 'expiry', label: t('orders.expiry') },
                  ]}
                  onChange={(value) => setOrder(value === 'expiry' ? 'expiry' : 'rank')}
                />
              </div>
            </div>
            {count === 0 ? (
              <div className="card cut-empty">
                <EmptyState lead={t('noHits.lead')} />
              </div>
            ) : (
              <CutEntries
                board={board}
                visible={visible}
                movable={order === 'rank'}
                onOpenItem={onOpenItem}
                list={list}
              />
            )}
          </>
        )}
        {board.cut.length > 0 && <PastCuts items={past} today={list.today} onOpenItem={onOpenItem} />}
        <MovesPanel />
      </div>
      {dialogs}
    </>
  )
}

/** Those that can still be made, in the board's order (the very same list where all can); and those that were used, expired or reversed. */
function byState(
  { cut, items }: Board,
  today: string,
): { readonly open: readonly ItemId[]; readonly past: readonly Item[] } {
  const past = cut.flatMap((id) => {
    const item = items.get(id)
    return item !== undefined && cutState(item.cut, today) !== 'open' ? [item] : []
  })
  const gone = new Set(past.map(({ id }) => id))
  return { open: past.length === 0 ? cut : cut.filter((id) => !gone.has(id)), past }
}

/** Where the focus goes when a drawer closes that was opened by its address. */
function openButtonOf(id: ItemId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-item="${id}"] .c-act button`)
}

function CutListLoading() {
  const { t } = useTranslation('cutList')
  return (
    <>
      <PageHead title={t('title')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={4} rowHeightPx={200} />
        </div>
      </div>
    </>
  )
}
