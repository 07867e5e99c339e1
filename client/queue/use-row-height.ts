// The height of a row in pixels: 44 at the usual size of type, two lines on a phone; it follows the size of type and the width of the screen,
// the same as queue.css says. Called by queue-table.tsx.

import { useSyncExternalStore } from 'react'

const rowRem = 2.75
const phoneRowRem = 5.25
const phone = '(max-width: 700px)'

/** @returns the height of every row, in whole pixels. */
export function useRowHeight(): number {
  return useSyncExternalStore(follow, read)
}

function read(): number {
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return Math.round((matchMedia(phone).matches ? phoneRowRem : rowRem) * rootPx)
}

function follow(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
