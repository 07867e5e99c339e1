// What others move never moves what this person looks at: when the rows change, the row under the caret or the pointer (else the first one
// in sight) stays where it is on the screen, by scrolling, and where there is nothing to scroll by holding the list until the pointer has
// left it. The other rows slide to their new places; a line of the frame slides with the rows it passes. Called by queue-table.tsx.

import type { PointerEvent, RefObject } from 'react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { anchorShift, type RowLayout, rowAt } from './row-layout.ts'

export interface AnchoredOrder {
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerLeave: () => void
  /** The next change is the person's own: rows slide, nothing is held. */
  readonly ownMove: () => void
}

interface Seen {
  readonly layout: RowLayout
  readonly filterKey: unknown
}

/** @param o.filterKey another one means other rows on purpose: the list is then simply shown anew */
export function useAnchoredOrder(o: {
  readonly body: RefObject<HTMLDivElement | null>
  readonly layout: RowLayout
  readonly filterKey: unknown
}): AnchoredOrder {
  const { body, layout, filterKey } = o
  const before = useRef<Seen | null>(null)
  const pointerY = useRef<number | null>(null)
  const own = useRef(false)
  const heldPx = useRef(0)
  const hold = useCallback(
    (px: number) => {
      heldPx.current = px
      if (body.current !== null) body.current.style.translate = px === 0 ? '' : `0 ${px}px`
    },
    [body],
  )
  const release = useCallback(() => {
    const px = heldPx.current
    const element = body.current
    if (px === 0 || element === null) return
    hold(0)
    slide(element, px, glideOf('move'))
  }, [body, hold])

  useLayoutEffect(() => {
    const was = before.current
    before.current = { layout, filterKey }
    const element = body.current
    const isOwn = own.current
    if (was === null || element === null || was.layout === layout || was.filterKey !== filterKey) return
    own.current = false
    const heldBefore = heldPx.current
    const scrolledFrom = scrollY
    const topPx = element.getBoundingClientRect().top
    const at = isOwn ? null : anchorIndex({ element, was: was.layout, topPx, pointerY: pointerY.current })
    if (at !== null) {
      const wantedPx = anchorShift({ before: was.layout, after: layout, at: at.index })
      if (wantedPx !== 0) scrollBy({ top: wantedPx, behavior: 'instant' })
      const restPx = scrollY - scrolledFrom - wantedPx
      if (restPx !== 0 && at.held) hold(heldBefore + restPx)
    }
    const movedPx = scrollY - scrolledFrom - (heldPx.current - heldBefore)
    slideRows({ element, was: was.layout, now: layout, movedPx })
  }, [body, layout, filterKey, hold])

  return {
    onPointerMove: useCallback((event) => {
      pointerY.current = event.pointerType === 'mouse' ? event.clientY : null
    }, []),
    onPointerLeave: useCallback(() => {
      pointerY.current = null
      release()
    }, [release]),
    ownMove: useCallback(() => {
      own.current = true
    }, []),
  }
}

/** The row that must stay: the caret's, the pointer's, else the first in sight once the list is scrolled. `held`: at any price. */
function anchorIndex(o: {
  element: HTMLElement
  was: RowLayout
  topPx: number
  pointerY: number | null
}): { readonly index: number; readonly held: boolean } | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-key]')
  if (focused && o.element.contains(focused)) {
    const index = o.was.keys.indexOf(focused.dataset.key ?? '')
    const box = focused.getBoundingClientRect()
    if (index >= 0 && box.bottom > 0 && box.top < innerHeight) return { index, held: true }
  }
  if (o.pointerY !== null) {
    const index = rowAt(o.was, o.pointerY - o.topPx)
    if (index !== null) return { index, held: true }
  }
  const first = o.topPx < 0 ? rowAt(o.was, -o.topPx) : null
  return first === null ? null : { index: first, held: false }
}

function slideRows(o: { element: HTMLElement; was: RowLayout; now: RowLayout; movedPx: number }): void {
  // Read once, before the first row slides: asked for between two rows, the page would be styled anew for each.
  const paces = { move: glideOf('move'), line: glideOf('line') }
  if (paces.move.duration === 0) return
  // Where only a line went, the rows it passes go with it.
  const isLine = (key: string): boolean => key.startsWith('line:')
  const itemsOf = (layout: RowLayout): string => layout.keys.filter((key) => !isLine(key)).join()
  const onlyLines = o.was.keys.length === o.now.keys.length && itemsOf(o.was) === itemsOf(o.now)
  for (const row of o.element.querySelectorAll<HTMLElement>('[data-key]')) {
    const key = row.dataset.key ?? ''
    const fromPx = o.was.topOf.get(key)
    const toPx = o.now.topOf.get(key)
    if (fromPx === undefined || toPx === undefined) continue
    const byPx = fromPx - toPx + o.movedPx
    // From far out of sight there is nothing to follow with the eye.
    if (Math.abs(byPx) > 0.5 && Math.abs(byPx) < innerHeight)
      slide(row, byPx, paces[onlyLines || isLine(key) ? 'line' : 'move'])
  }
}

function slide(element: HTMLElement, fromPx: number, glide: Glide): void {
  if (glide.duration > 0) element.animate([{ translate: `0 ${fromPx}px` }, { translate: '0 0' }], glide)
}

/** Milliseconds, 0 where less motion is asked for, and how it eases. */
type Glide = { readonly duration: number; readonly easing: string }

function glideOf(pace: 'move' | 'line'): Glide {
  const style = getComputedStyle(document.documentElement)
  return {
    duration: Number.parseFloat(style.getPropertyValue(`--vv-${pace}`)) || 0,
    easing: style.getPropertyValue('--vv-ease').trim() || 'ease-out',
  }
}
