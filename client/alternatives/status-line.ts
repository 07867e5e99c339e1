// The line that says how far an alternative has come, as a place for the focus: the button of a step goes with the step, and who pressed it is taken to what
// the alternative has become. Called by alternative-page.tsx and the dialogs of the steps.

import { type RefObject, useEffect, useRef } from 'react'
import type { Alternative } from '../../shared/contract/alternatives.ts'

/** @returns the line, for a dialog whose button may be gone when it closes */
export function statusLine(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.alt-s')
}

/** For a step that is seen to be done after its dialog has closed. */
export function useFocusWhenStepped(state: Alternative['state']): RefObject<HTMLParagraphElement | null> {
  const line = useRef<HTMLParagraphElement>(null)
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (document.activeElement === document.body) line.current?.focus({ preventScroll: true })
  }, [state])
  return line
}
