// The life of one <dialog>: opens when drawn, closes when removed, tells when the person asks to leave, and gives the focus back.
// A modal one makes the page behind it inert; a non-modal one leaves it live and is left with Escape while focus is inside. Called by Drawer and Dialog.

import type { KeyboardEvent, MouseEvent, RefObject, SyntheticEvent } from 'react'
import { useEffect, useRef } from 'react'
import { modalOpened } from './open-modals.ts'

export type NativeDialogOptions = {
  readonly modal: boolean
  /**
   * Where focus goes when it opens: what is marked with data-autofocus, otherwise the dialog itself (its name is then read) or the first
   * control of its content.
   */
  readonly firstFocus: 'self' | 'content'
  /** The person asked to leave: Escape, or a press beside it. */
  readonly onClose: () => void
  /** Where focus goes if what had it is gone, as a virtualised row may be. */
  readonly focusAfter?: (() => HTMLElement | null) | undefined
}

export type NativeDialog = {
  readonly ref: RefObject<HTMLDialogElement | null>
  readonly onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void
  readonly onClick: (event: MouseEvent<HTMLDialogElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLDialogElement>) => void
}

export function useNativeDialog({ modal, firstFocus, onClose, focusAfter }: NativeDialogOptions): NativeDialog {
  const ref = useRef<HTMLDialogElement>(null)
  const after = useRef(focusAfter)
  after.current = focusAfter
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    const before = document.activeElement
    if (!dialog.open) {
      if (modal) dialog.showModal()
      else dialog.show()
      firstOf(dialog, firstFocus)?.focus({ preventScroll: true })
    }
    const closed = modal ? modalOpened() : null
    return () => {
      closed?.()
      dialog.close()
      const target =
        before instanceof HTMLElement && before.isConnected && !before.matches('body, main') ? before : null
      if (target !== null) target.focus({ preventScroll: true })
      else after.current?.()?.focus()
    }
  }, [modal, firstFocus])
  return {
    ref,
    onCancel: (event) => {
      // The owner decides whether it closes; the browser must not close it behind the page's back.
      if (event.target !== event.currentTarget) return
      event.preventDefault()
      onClose()
    },
    onClick: (event) => {
      if (modal && event.target === event.currentTarget && isOutside(event)) onClose()
    },
    onKeyDown: (event) => {
      if (modal || event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      onClose()
    },
  }
}

function firstOf(dialog: HTMLDialogElement, firstFocus: 'self' | 'content'): HTMLElement | null {
  const marked = dialog.querySelector<HTMLElement>('[data-autofocus]')
  if (marked !== null) return marked
  return firstFocus === 'self' ? dialog : dialog.querySelector<HTMLElement>(contentControls)
}

const contentControls =
  '.dlg-b :is(input, select, textarea, button, [contenteditable=true]):not(:disabled), .dlg-a button:not(:disabled)'

function isOutside(event: MouseEvent<HTMLDialogElement>): boolean {
  const box = event.currentTarget.getBoundingClientRect()
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom
}
