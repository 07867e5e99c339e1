// The list of the queue: several thousand rows of one height, of which only those in sight are drawn. Keys walk, lift and move; the pointer
// drags; what others do slides into place without moving what is under the pointer or the caret. Called by queue-page.tsx.

import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import { commonScale } from '../item/figures.ts'
import { useItemActions } from '../item/item-actions.tsx'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useReorder } from '../item/use-reorder.ts'
import { useMay, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useScrollMargin } from '../ui/use-scroll-margin.ts'
import { Cell } from './cell.tsx'
import { needWords } from './need-words.ts'
import { QueueColumns } from './queue-columns.tsx'
import { QueueRow, type RowHands } from './queue-row.tsx'
import { useRowTools } from './row-tools.ts'
import { useAnchoredOrder } from './use-anchored-order.ts'
import { useOpenComments } from './use-open-comments.ts'
import { useRecentMove } from './use-recent-move.ts'
import { useRowHeight } from './use-row-height.ts'
import { useSentAway } from './use-sent-away.ts'
import type { SinceMarks } from './use-since-marks.ts'
import { useTableKeys } from './use-table-keys.ts'

export interface QueueTableProps {
  readonly board: Board
  readonly visible: readonly ItemId[]
  /** Another one means another filter: the list is then simply shown anew. */
  readonly filterKey: object
  readonly since: SinceMarks['marks']
  readonly onOpenItem: (id: ItemId) => void
  readonly onShowAll: () => void
}

/** What a row is being edited in, if it is. */
export type RowEdit = { readonly item: ItemId; readonly field: 'title' | 'estimate' }

export function QueueTable({ board, visible, filterKey, since, onOpenItem, onShowAll }: QueueTableProps) {
  const { t } = useTranslation('queue')
  const tools = useRowTools()
  const { structure } = tools.names
  const room = useRoom()
  const comments = useOpenComments()
  const mayMove = useMay('item.move')
  const mayEdit = useMay('item.edit')
  const claim = useClaim()
  const body = useRef<HTMLDivElement>(null)
  const rowPx = useRowHeight()
  const scrollMargin = useScrollMargin(body)
  const [activeId, setActiveId] = useState<ItemId | null>(null)
  const [edit, setEdit] = useState<RowEdit | null>(null)
  const places = useMemo(() => new Map(board.queue.map((id, at) => [id, at + 1])), [board.queue])
  const scaleMnok = useMemo(() => commonScale(board.items.values()), [board.items])
  const recent = useRecentMove('queue')
  const anchor = useAnchoredOrder({ body, visible, filterKey, rowPx })
  const reorder = useReorder({ list: 'queue', order: board.queue, visible, items: board.items, onMove: anchor.ownMove })
  const focusRow = useCallback(
    (id: ItemId) => body.current?.querySelector<HTMLElement>(`[data-item="${id}"]`) ?? null,
    [],
  )

  const active = activeId !== null && visible.includes(activeId) ? activeId : (visible[0] ?? null)
  const sentAway = useSentAway({
    visible,
    active,
    rowPx,
    onStay: (id) => {
      setActiveId(id)
      requestAnimationFrame(() => focusRow(id)?.focus({ preventScroll: true }))
    },
  })
  const actions = useItemActions({
    focusAfter: focusRow,
    onMove: (id) => {
      anchor.ownMove()
      sentAway(id)
    },
  })
  const lifted = reorder.lifted?.item ?? null
  // Rows that hold the focus, the caret or the drag stay drawn also when they are scrolled out of sight.
  const kept = [active, lifted, edit?.item ?? null].map((id) => (id === null ? -1 : visible.indexOf(id)))
  const virtualizer = useWindowVirtualizer({
    count: visible.length,
    estimateSize: () => rowPx,
    overscan: 6,
    scrollMargin,
    scrollPaddingStart: rowPx + 8,
    scrollPaddingEnd: 72,
    getItemKey: (index) => visible[index] ?? index,
    rangeExtractor: (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range))
      for (const at of kept) if (at >= 0) indexes.add(at)
      return [...indexes].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what is measured
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  useEffect(() => autoScrollWindowForElements(), [])

  const scrollTo = useCallback(
    (id: ItemId) => {
      const at = visible.indexOf(id)
      if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
    },
    [virtualizer, visible],
  )
  const aimedAt = reorder.lifted?.by === 'keys' ? reorder.line?.at : undefined
  useEffect(() => {
    if (aimedAt !== undefined) scrollTo(aimedAt)
  }, [aimedAt, scrollTo])

  const onKeyDown = useTableKeys({
    visible,
    lifted,
    hands: reorder.hands,
    mayMove: (id) => mayMove && !room.rulings().frozen.has(id),
    onOpen: onOpenItem,
    onRename: (id) => mayEdit && !room.rulings().frozen.has(id) && setEdit({ item: id, field: 'title' }),
    onWalk: (id) => {
      setActiveId(id)
      scrollTo(id)
      const row = focusRow(id)
      // At once where the row is drawn, so that the next key, however soon, walks on from it. Otherwise it is drawn with the next frame at
      // the latest: it is among those that are kept.
      if (row !== null) row.focus({ preventScroll: true })
      else requestAnimationFrame(() => focusRow(id)?.focus({ preventScroll: true }))
    },
  })

  const rowHands = useMemo(
    (): RowHands => ({
      onOpen: onOpenItem,
      onEdit: (item, field) => setEdit({ item, field }),
      onEdited: (item) => {
        setEdit(null)
        // The field is gone and the focus with it, unless she has already gone elsewhere with it.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) focusRow(item)?.focus({ preventScroll: true })
        })
      },
      onFocus: (item) => {
        setActiveId(item)
        claim({ record: item, verb: 'reads' })
      },
      onWithin: setActiveId,
      menuFor: actions.itemsFor,
      drag: reorder.hands,
    }),
    [onOpenItem, focusRow, claim, actions.itemsFor, reorder.hands],
  )

  if (visible.length === 0) {
    return (
      <div className="card q-empty">
        <EmptyState
          lead={t('noHits.lead')}
          body={t('noHits.body')}
          action={<Button onClick={onShowAll}>{t('clearFilter')}</Button>}
        />
      </div>
    )
  }
  return (
    <div className="card tbl">
      {reorder.refused !== null && (
        <div className="q-refused">
          <InlineRefusal
            what={t('notMoved', { id: reorder.refused.item })}
            why={refusalOf(reorder.refused.refusal)}
            actions={<Button onClick={reorder.forgetRefusal}>OK</Button>}
          />
        </div>
      )}
      <Cell
        className="q"
        as="grid"
        aria-label={t('caption', { count: board.queue.length })}
        aria-rowcount={visible.length + 1}
        data-lifted={lifted === null ? undefined : 'true'}
      >
        <QueueColumns unit={structure.currency} priceYear={structure.priceYear} />
        <Cell
          ref={body}
          className="q-body"
          as="rowgroup"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
          onPointerMove={anchor.onPointerMove}
          onPointerLeave={anchor.onPointerLeave}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = board.items.get(visible[index] ?? ('' as ItemId))
            if (item === undefined) return null
            const line = reorder.line?.at === item.id ? reorder.line.edge : null
            return (
              <QueueRow
                key={item.id}
                item={item}
                index={index}
                place={places.get(item.id) ?? 0}
                topPx={start - scrollMargin}
                scaleMnok={scaleMnok}
                comments={comments.get(item.id) ?? 0}
                since={since.get(item.id) ?? null}
                needs={needWords({ item, places, items: board.items })}
                active={item.id === active}
                lifted={item.id === lifted}
                line={line}
                ring={recent?.item === item.id ? recent.colour : null}
                editing={edit?.item === item.id ? edit.field : null}
                mayMove={mayMove}
                mayEdit={mayEdit}
                hands={rowHands}
                tools={tools}
              />
            )
          })}
        </Cell>
      </Cell>
      {actions.dialog}
    </div>
  )
}
