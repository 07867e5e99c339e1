// Keeps what somebody writes in where it is on the screen when what stands above it grows or goes: what others say moves nothing under her
// caret, nor a button from under her finger. Called by what draws threads, each time it is drawn.

import { type RefObject, useLayoutEffect } from 'react'

/** @param around what it must stand in to be held */
export function useStillField(around: RefObject<HTMLElement | null>): void {
  // Read before the new drawing is in the page.
  const field = heldIn(around.current)
  const topPx = field?.getBoundingClientRect().top ?? 0
  useLayoutEffect(() => {
    if (field === null || !field.isConnected) return
    const movedPx = field.getBoundingClientRect().top - topPx
    if (movedPx !== 0) scrollerOf(field).scrollBy({ top: movedPx, behavior: 'instant' })
  })
}

/** The field with the caret; the form around what was pressed; else one that is being sent or was not taken, whose buttons are pressed next. */
function heldIn(around: HTMLElement | null): Element | null {
  const active = around?.contains(document.activeElement) ? document.activeElement : null
  if (active instanceof HTMLTextAreaElement) return active
  return active?.closest('form') ?? around?.querySelector('form[data-still]') ?? null
}

function scrollerOf(element: Element): Element {
  let at = element.parentElement
  while (at !== null) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at
    at = at.parentElement
  }
  return document.scrollingElement ?? document.documentElement
}
