// The heights of the rows in pixels: 44 for an item and 36 for a line at the usual size of type, more on a phone; they follow the size of type and
// the width of the screen, the same as queue.css and frame-line.css say. Called by queue-table.tsx.

import { useMemo, useSyncExternalStore } from 'react'
import type { RowHeights } from './row-layout.ts'

const rowRem = { item: 2.75, line: 2.25, group: 2.5 }
const phoneRowRem = { item: 5.25, line: 3.25, group: 3.25 }
const phone = '(max-width: 700px)'

/** @returns the height of every kind of row, in whole pixels; the same object until they are others. */
export function useRowHeights(): RowHeights {
  const rootPx = useSyncExternalStore(follow, readRootPx)
  const isPhone = useSyncExternalStore(follow, readIsPhone)
  return useMemo(() => {
    const rem = isPhone ? phoneRowRem : rowRem
    const px = (value: number): number => Math.round(value * rootPx)
    return { item: px(rem.item), line: px(rem.line), group: px(rem.group) }
  }, [rootPx, isPhone])
}

function readRootPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

function readIsPhone(): boolean {
  return matchMedia(phone).matches
}

function follow(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
