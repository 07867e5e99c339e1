// Keeps the field somebody writes in where it is on the screen when what stands above it grows or goes: what others say moves nothing under her
// caret. Called by what draws threads, each time it is drawn.

import { type RefObject, useLayoutEffect } from 'react'

/** @param around what the field must stand in to be held */
export function useStillField(around: RefObject<HTMLElement | null>): void {
  // Read before the new drawing is in the page.
  const active = around.current?.contains(document.activeElement) ? document.activeElement : null
  const field = active instanceof HTMLTextAreaElement ? active : null
  const topPx = field?.getBoundingClientRect().top ?? 0
  useLayoutEffect(() => {
    if (field === null || !field.isConnected) return
    const movedPx = field.getBoundingClientRect().top - topPx
    if (movedPx !== 0) scrollerOf(field).scrollBy({ top: movedPx, behavior: 'instant' })
  })
}

function scrollerOf(element: Element): Element {
  let at = element.parentElement
  while (at !== null) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at
    at = at.parentElement
  }
  return document.scrollingElement ?? document.documentElement
}
