// The entries of the cut list, drawn only while they are in sight, each as high as what it holds. The grip moves an entry with the keyboard, the
// whole entry drags. Under the pointer nothing jumps when others move. Called by cut-list-page.tsx.

import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import { useItemActions } from '../item/item-actions.tsx'
import { listKey } from '../item/list-keys.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { CommentCounts } from '../item/threads/comment-count.tsx'
import { useReorder } from '../item/use-reorder.ts'
import { useMay } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useScrollMargin } from '../ui/use-scroll-margin.ts'
import { CutEntry } from './cut-entry.tsx'
import type { DecayScale } from './decay-chart.tsx'
import { daysFrom } from './time-scale.ts'
import type { CutList } from './use-cut-potential.ts'

export interface CutEntriesProps {
  readonly board: Board
  readonly visible: readonly ItemId[]
  /** false in another order than the board's: there is then no place to move to. */
  readonly movable: boolean
  readonly onOpenItem: (id: ItemId) => void
  /** What the entries are worth, and what they are drawn by. */
  readonly list: CutList
}

const usualHeightPx = 270
/** So much of what was is drawn, days. */
const pastDays = 120

export function CutEntries({ board, visible, movable, onOpenItem, list }: CutEntriesProps) {
  const { id: programmeId } = useProgrammeBody()
  const { t } = useTranslation('cutList')
  const { t: words } = useTranslation('item')
  const mayMove = useMay('item.move') && movable
  const body = useRef<HTMLUListElement>(null)
  const margin = useScrollMargin(body)
  const reorder = useReorder({ list: 'cut', order: board.cut, visible, items: board.items })
  const entry = useCallback((id: ItemId) => body.current?.querySelector<HTMLElement>(`[data-item="${id}"]`) ?? null, [])
  const actions = useItemActions({ focusAfter: (id) => entry(id)?.querySelector('button') ?? null })
  const lifted = reorder.lifted?.item ?? null
  const liftedAt = lifted === null ? -1 : visible.indexOf(lifted)
  const virtualizer = useWindowVirtualizer({
    count: visible.length,
    estimateSize: () => usualHeightPx,
    overscan: 4,
    gap: 12,
    scrollMargin: margin,
    getItemKey: (index) => visible[index] ?? index,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      return liftedAt < 0 || indexes.includes(liftedAt) ? indexes : [...indexes, liftedAt].sort((a, b) => a - b)
    },
  })
  useEffect(() => autoScrollWindowForElements(), [])
  const scale = useDecayScale(list, board)
  const pointed = usePointedEntry({ visible, entry })
  const lineAt = reorder.lifted?.by === 'keys' ? reorder.line?.at : undefined
  useEffect(() => {
    if (lineAt !== undefined) entry(lineAt)?.scrollIntoView({ block: 'nearest' })
  }, [lineAt, entry])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !target.matches('.cut-grip')) return
    const id = itemIdSchema.safeParse(target.closest<HTMLElement>('[data-item]')?.dataset.item)
    const modifier = event.ctrlKey || event.metaKey || event.altKey
    const pressed = listKey({ key: event.key, lifted: lifted !== null, modifier })
    if (!id.success || pressed === null) return
    if (pressed.kind === 'cancel') reorder.hands.cancel()
    else if (pressed.kind === 'lift' || (lifted === null && pressed.kind === 'open'))
      reorder.hands.lift(id.data, 'keys')
    else if (pressed.kind === 'step') reorder.hands.step(Math.sign(pressed.rows))
    else if (pressed.kind === 'end') reorder.hands.toEnd(pressed.end)
    else if (pressed.kind === 'drop') {
      reorder.hands.drop()
      requestAnimationFrame(() => entry(id.data)?.querySelector<HTMLElement>('.cut-grip')?.focus())
    } else return
    if (event.key !== 'Tab') event.preventDefault()
  }
  return (
    <>
      {reorder.refused !== null && (
        <InlineRefusal
          what={words('reorder.notMoved', { id: reorder.refused.item })}
          why={refusalOf(reorder.refused.refusal)}
          actions={<Button onClick={reorder.forgetRefusal}>OK</Button>}
        />
      )}
      <CommentCounts programmeId={programmeId}>
        <ul
          ref={body}
          className="cut-list"
          aria-label={t('list', { count: visible.length })}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
          onPointerMove={pointed}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = board.items.get(visible[index] ?? ('' as ItemId))
            if (item === undefined) return null
            return (
              <li
                key={item.id}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={visible.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start - margin}px)` }}
              >
                <CutEntry
                  item={item}
                  place={board.cut.indexOf(item.id) + 1}
                  figure={list.potential?.cuts.get(item.id) ?? null}
                  scale={scale}
                  steering={list.steering}
                  mayMove={mayMove}
                  lifted={item.id === lifted}
                  line={reorder.line?.at === item.id ? reorder.line.edge : null}
                  menuFor={actions.itemsFor}
                  onAction={actions.open}
                  onOpen={onOpenItem}
                  drag={reorder.hands}
                />
              </li>
            )
          })}
        </ul>
      </CommentCounts>
      {actions.dialog}
    </>
  )
}

/** One scale of time and money for all entries: from a quarter of a year ago to past the last day of use, up to the largest saving. */
function useDecayScale({ potential, today, next }: CutList, board: Board): DecayScale {
  const nextDate = next?.date ?? null
  return useMemo(() => {
    const ends = board.cut.map((id) => board.items.get(id)?.cut.latestUsefulDate ?? today)
    const last = [...ends, nextDate ?? today, today].sort().at(-1) ?? today
    const savings = [...(potential?.cuts.values() ?? [])].map(({ original }) => original)
    const most = Math.max(1, ...savings)
    return { from: daysFrom(today, -pastDays), to: daysFrom(last, 45), most, today, next: nextDate }
  }, [board, potential, today, nextDate])
}

/** Keeps the entry under the pointer where it is on the screen when the order changes. @returns the pointer handler. */
function usePointedEntry(o: {
  readonly visible: readonly ItemId[]
  readonly entry: (id: ItemId) => HTMLElement | null
}): (event: PointerEvent<HTMLElement>) => void {
  const { visible, entry } = o
  const pointed = useRef<{ id: ItemId; top: number; scroll: number } | null>(null)
  useLayoutEffect(() => {
    const was = pointed.current
    const now = was === null || visible.length === 0 ? null : entry(was.id)
    if (was === null || now === null || was.scroll !== scrollY) return
    const by = now.getBoundingClientRect().top - was.top
    if (Math.abs(by) > 1) scrollBy({ top: by, behavior: 'instant' })
    pointed.current = null
  }, [visible, entry])
  return useCallback((event) => {
    const under = (event.target as HTMLElement).closest<HTMLElement>('[data-item]')
    const id = itemIdSchema.safeParse(under?.dataset.item)
    pointed.current =
      under === null || !id.success ? null : { id: id.data, top: under.getBoundingClientRect().top, scroll: scrollY }
  }, [])
}
