// The list of the queue: several thousand rows with the two lines of the frame among them, of which only those in sight are drawn. Keys walk, lift
// and move; the pointer drags; what others do slides into place without moving what is under the pointer or the caret. Called by queue-page.tsx.

import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ItemId } from '../../shared/ids.ts'
import { commonScale } from '../item/figures.ts'
import type { LineFigures } from '../item/frame-line.tsx'
import { useItemActions } from '../item/item-actions.tsx'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useReorder } from '../item/use-reorder.ts'
import { useMay, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useScrollMargin } from '../ui/use-scroll-margin.ts'
import { Cell } from './cell.tsx'
import { GroupRow } from './group-row.tsx'
import type { LineHandleProps } from './line-handle.tsx'
import { LineRow } from './line-row.tsx'
import { needWords } from './need-words.ts'
import { QueueColumns, queueColumnCount } from './queue-columns.tsx'
import { QueueRow, type RowField, type RowHands } from './queue-row.tsx'
import type { QueueRowPart } from './queue-rows.ts'
import type { QueueView } from './queue-view.ts'
import type { Percentiles } from './row-estimate.tsx'
import { layoutOf } from './row-layout.ts'
import { useRowTools } from './row-tools.ts'
import { useAnchoredOrder } from './use-anchored-order.ts'
import { useOpenComments } from './use-open-comments.ts'
import { useRecentMove } from './use-recent-move.ts'
import { useRowHeights } from './use-row-heights.ts'
import { useRowWindow } from './use-row-window.ts'
import { useSentAway } from './use-sent-away.ts'
import type { SinceMarks } from './use-since-marks.ts'
import { useTableKeys } from './use-table-keys.ts'

export interface QueueTableProps {
  readonly board: Board
  /** What stands under each other. */
  readonly rows: readonly QueueRowPart[]
  /** The items among the rows in the order of the queue: what a move is aimed at. */
  readonly visible: readonly ItemId[]
  /** 1-based places in the order that is shown, and what the figures say of each item beside it. */
  readonly places: ReadonlyMap<ItemId, number>
  readonly beside: ReadonlyMap<ItemId, Beside>
  /** What takes hold of the lines; null where they are only read. */
  readonly handle: Omit<LineHandleProps, 'line' | 'isTried'> | null
  /** What the queue comes to at each place; null where rows show their own estimates. */
  readonly summed: readonly Percentiles[] | null
  readonly order: QueueView['order']
  /** Whether a row can be put between two others here. */
  readonly isMovable: boolean
  /** What the lines say; null while that is not known. */
  readonly lines: Readonly<Record<LineName, LineFigures>> | null
  /** Another one means other rows on purpose: the list is then simply shown anew. */
  readonly filterKey: unknown
  readonly since: SinceMarks['marks']
  readonly onOpenItem: (id: ItemId) => void
}

/** What a row is being edited in, if it is. */
type RowEdit = { readonly item: ItemId; readonly field: RowField }

/** The place of an item in the order that is not shown, and its decided place − its calculated one. */
export type Beside = { readonly place: number; readonly departure: number }

export function QueueTable(props: QueueTableProps) {
  const { board, rows, visible, places, lines, filterKey, since, isMovable, onOpenItem } = props
  const { t } = useTranslation('queue')
  const tools = useRowTools()
  const { structure } = tools.names
  const room = useRoom()
  const comments = useOpenComments()
  const mayMove = useMay('item.move') && isMovable
  const mayEdit = useMay('item.edit')
  const claim = useClaim()
  const body = useRef<HTMLDivElement>(null)
  const heights = useRowHeights()
  const layout = useMemo(() => layoutOf(rows, heights), [rows, heights])
  const scrollMargin = useScrollMargin(body)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [edit, setEdit] = useState<RowEdit | null>(null)
  const scaleMnok = useMemo(() => commonScale(board.items.values()), [board.items])
  const walked = useMemo(() => rows.filter(({ kind }) => kind !== 'group').map(({ key }) => key), [rows])
  const recent = useRecentMove('queue')
  const anchor = useAnchoredOrder({ body, layout, filterKey })
  const reorder = useReorder({ list: 'queue', order: board.queue, visible, items: board.items, onMove: anchor.ownMove })
  const rowOf = useCallback(
    (key: string) => body.current?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null,
    [],
  )
  const active = activeKey !== null && layout.topOf.has(activeKey) ? activeKey : (walked[0] ?? null)
  const sentAway = useSentAway({
    visible,
    active,
    rowPx: heights.item,
    onStay: (id) => {
      setActiveKey(id)
      requestAnimationFrame(() => rowOf(id)?.focus({ preventScroll: true }))
    },
  })
  const actions = useItemActions({
    focusAfter: rowOf,
    onMove: (id) => {
      anchor.ownMove()
      sentAway(id)
    },
  })
  const lifted = reorder.lifted?.item ?? null
  // Rows that hold the focus, the caret or the drag stay drawn also when they are scrolled out of sight.
  const window = useRowWindow({ rows, layout, scrollMargin, heights, kept: [active, lifted, edit?.item ?? null] })
  const { scrollTo } = window
  useEffect(() => autoScrollWindowForElements(), [])

  const aimedAt = reorder.lifted?.by === 'keys' ? reorder.line?.at : undefined
  useEffect(() => {
    if (aimedAt !== undefined) scrollTo(aimedAt)
  }, [aimedAt, scrollTo])

  const onKeyDown = useTableKeys({
    keys: walked,
    lifted,
    hands: reorder.hands,
    mayMove: (id) => mayMove && !room.rulings().frozen.has(id),
    onOpen: onOpenItem,
    onRename: (id) => mayEdit && !room.rulings().frozen.has(id) && setEdit({ item: id, field: 'title' }),
    onWalk: (key) => {
      setActiveKey(key)
      scrollTo(key)
      const row = rowOf(key)
      // At once where the row is drawn, so that the next key, however soon, walks on from it. Otherwise it is drawn with the next frame at
      // the latest: it is among those that are kept.
      if (row !== null) row.focus({ preventScroll: true })
      else requestAnimationFrame(() => rowOf(key)?.focus({ preventScroll: true }))
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
          if (document.activeElement === document.body) rowOf(item)?.focus({ preventScroll: true })
        })
      },
      onFocus: (key, item) => {
        setActiveKey(key)
        claim({ record: item, verb: 'reads' })
      },
      onWithin: setActiveKey,
      menuFor: actions.itemsFor,
      drag: reorder.hands,
    }),
    [onOpenItem, rowOf, claim, actions.itemsFor, reorder.hands],
  )
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
        aria-label={
          props.order === 'decided'
            ? t('caption', { count: board.queue.length })
            : tools.views('captionCalculated', { count: board.queue.length })
        }
        aria-rowcount={rows.length + 1}
        data-lifted={lifted === null ? undefined : 'true'}
      >
        <QueueColumns
          unit={structure.currency}
          priceYear={structure.priceYear}
          order={props.order}
          cost={props.summed === null ? 'estimate' : 'summed'}
        />
        <Cell
          ref={body}
          className="q-body"
          as="rowgroup"
          style={{ height: layout.totalPx }}
          onKeyDown={onKeyDown}
          onPointerMove={anchor.onPointerMove}
          onPointerLeave={anchor.onPointerLeave}
        >
          {window.shown.map(({ row, index, topPx }) => {
            if (row.kind === 'group') {
              return (
                <GroupRow
                  key={row.key}
                  row={row}
                  index={index}
                  topPx={topPx}
                  columns={queueColumnCount}
                  tools={tools}
                />
              )
            }
            if (row.kind === 'line') {
              return lines === null ? null : (
                <LineRow
                  key={row.key}
                  row={row}
                  figures={lines[row.line]}
                  handle={props.handle}
                  index={index}
                  topPx={topPx}
                  active={row.key === active}
                  columns={queueColumnCount}
                  hands={reorder.hands}
                  onFocus={setActiveKey}
                />
              )
            }
            const item = board.items.get(row.id)
            if (item === undefined) return null
            return (
              <QueueRow
                key={row.key}
                rowKey={row.key}
                item={item}
                index={index}
                place={row.place}
                zone={row.zone}
                topPx={topPx}
                scaleMnok={scaleMnok}
                comments={comments.get(item.id) ?? 0}
                since={since.get(item.id) ?? null}
                needs={needWords({ item, places, items: board.items })}
                active={row.key === active}
                lifted={item.id === lifted}
                line={reorder.line?.at === item.id ? reorder.line.edge : null}
                ring={recent?.item === item.id ? recent.colour : null}
                editing={edit?.item === item.id && (row.key === item.id || row.key === active) ? edit.field : null}
                other={props.beside.get(item.id)?.place ?? null}
                departure={props.beside.get(item.id)?.departure ?? null}
                summed={props.summed?.[row.place - 1] ?? null}
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
