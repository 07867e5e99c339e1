// Keeps the focus of somebody who works with the keyboard when the row she has just removed goes: it goes on to the next row, or to a heading, instead
// of to the top of the page. Called by lists whose rows are removed.

import { type RefObject, useEffect, useRef } from 'react'

/** @returns a ref of what holds the lists and their headings, and stands as long as any of them may go */
export function useFocusKept<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null)
  useEffect(() => {
    const box = ref.current
    if (box === null) return
    let last: Element | null = null
    let next: readonly (HTMLElement | null | undefined)[] = []
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      const row = target.closest('li')
      last = row
      next = [
        row?.nextElementSibling?.querySelector('button'),
        row?.previousElementSibling?.querySelector('button'),
        row?.closest('section')?.querySelector('h2'),
      ]
    }
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected) return
      last = null
      if (document.activeElement === document.body) focusOn(next.find((each) => each?.isConnected) ?? headingOf(box))
    })
    box.addEventListener('focusin', onFocus)
    observer.observe(box, { childList: true, subtree: true })
    return () => {
      box.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
  return ref
}

function headingOf(box: HTMLElement): HTMLElement | null {
  return box.querySelector<HTMLElement>('h2, [role="status"]')
}

function focusOn(target: HTMLElement | null): void {
  // A heading is no stop on the way; it takes the focus this once.
  if (target?.matches('h2') === true) target.tabIndex = -1
  target?.focus({ preventScroll: true })
}
