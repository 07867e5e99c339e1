// Puts the focus in the first field of a dialog once it is open: the browser gives it to the cross otherwise. Called by the component that
// draws the dialog, whose effects run after the dialog's own.

import { type RefObject, useEffect, useRef } from 'react'

/** @returns the ref of an element around the fields. */
export function useFirstField<Box extends HTMLElement>(): RefObject<Box | null> {
  const box = useRef<Box>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])
  return box
}
