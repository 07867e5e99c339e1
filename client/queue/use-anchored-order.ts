// What others move never moves what this person looks at: when the order changes, the row under the caret or the pointer (else the first one
// in sight) stays where it is on the screen, by scrolling, and where there is nothing to scroll by holding the list until the pointer has
// left it. The other rows slide to their new places. Called by queue-table.tsx.

import type { PointerEvent, RefObject } from 'react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { ItemId } from '../../shared/ids.ts'
import { anchorShift, indexOfIds } from './anchor-shift.ts'

export interface AnchoredOrder {
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerLeave: () => void
  /** The next change is the person's own: rows slide, nothing is held. */
  readonly ownMove: () => void
}

interface Seen {
  readonly visible: readonly ItemId[]
  readonly filterKey: object
}

export function useAnchoredOrder(o: {
  readonly body: RefObject<HTMLDivElement | null>
  readonly visible: readonly ItemId[]
  readonly filterKey: object
  readonly rowPx: number
}): AnchoredOrder {
  const { body, visible, filterKey, rowPx } = o
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
    slide(element, px)
  }, [body, hold])

  useLayoutEffect(() => {
    const was = before.current
    before.current = { visible, filterKey }
    const element = body.current
    const isOwn = own.current
    if (was === null || element === null || was.visible === visible || was.filterKey !== filterKey) return
    own.current = false
    const heldBefore = heldPx.current
    const scrolledFrom = scrollY
    const topPx = element.getBoundingClientRect().top
    const at = isOwn ? null : anchorIndex({ element, was: was.visible, topPx, rowPx, pointerY: pointerY.current })
    if (at !== null) {
      const wantedPx = anchorShift({ before: was.visible, after: visible, at: at.index }) * rowPx
      if (wantedPx !== 0) scrollBy({ top: wantedPx, behavior: 'instant' })
      const restPx = scrollY - scrolledFrom - wantedPx
      if (restPx !== 0 && at.held) hold(heldBefore + restPx)
    }
    const movedPx = scrollY - scrolledFrom - (heldPx.current - heldBefore)
    slideRows({ element, was: indexOfIds(was.visible), now: indexOfIds(visible), rowPx, movedPx })
  }, [body, visible, filterKey, rowPx, hold])

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
  was: readonly ItemId[]
  topPx: number
  rowPx: number
  pointerY: number | null
}): { readonly index: number; readonly held: boolean } | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-item]')
  if (focused && o.element.contains(focused)) {
    const index = o.was.indexOf((focused.dataset.item ?? '') as ItemId)
    const box = focused.getBoundingClientRect()
    if (index >= 0 && box.bottom > 0 && box.top < innerHeight) return { index, held: true }
  }
  if (o.pointerY !== null) {
    const index = Math.floor((o.pointerY - o.topPx) / o.rowPx)
    if (index >= 0 && index < o.was.length) return { index, held: true }
  }
  return o.topPx < 0 ? { index: Math.floor(-o.topPx / o.rowPx), held: false } : null
}

function slideRows(o: {
  element: HTMLElement
  was: ReadonlyMap<string, number>
  now: ReadonlyMap<string, number>
  rowPx: number
  movedPx: number
}): void {
  for (const row of o.element.querySelectorAll<HTMLElement>('[data-item]')) {
    const id = row.dataset.item ?? ''
    const from = o.was.get(id)
    const to = o.now.get(id)
    if (from === undefined || to === undefined) continue
    const byPx = (from - to) * o.rowPx + o.movedPx
    // From far out of sight there is nothing to follow with the eye.
    if (Math.abs(byPx) > 0.5 && Math.abs(byPx) < innerHeight) slide(row, byPx)
  }
}

function slide(element: HTMLElement, fromPx: number): void {
  const style = getComputedStyle(document.documentElement)
  const duration = Number.parseFloat(style.getPropertyValue('--vv-move')) || 0
  if (duration === 0) return
  element.animate([{ translate: `0 ${fromPx}px` }, { translate: '0 0' }], {
    duration,
    easing: style.getPropertyValue('--vv-ease').trim() || 'ease-out',
  })
}
