// The keys of a meeting: each presses the button that carries it, so that a key does what is seen and nothing that is not. Never while somebody writes.
// Called by meeting-view.tsx; the keys themselves by the buttons.

import { useEffect } from 'react'

/** As `aria-keyshortcuts` says them; each is Alt, Shift and a letter. The map of the keyboard tells what they do. */
export const meetingKeys = {
  follow: 'Alt+Shift+F',
  roam: 'Alt+Shift+B',
  speak: 'Alt+Shift+O',
  show: 'Alt+Shift+V',
  next: 'Alt+Shift+N',
  nextSpeaker: 'Alt+Shift+T',
} as const

export function useMeetingKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || isWriting(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      // By the place of the key: with Alt held, its letter is another on some keyboards.
      const pressed = `Alt+Shift+${event.code.replace(/^Key/, '')}`
      const keys = Object.values(meetingKeys).find((each) => each === pressed)
      const button = keys === undefined ? undefined : buttonOf(keys)
      if (button === undefined) return
      event.preventDefault()
      button.focus()
      button.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** @returns the button that carries the keys and can be pressed now. */
function buttonOf(keys: string): HTMLButtonElement | undefined {
  const buttons = document.querySelectorAll<HTMLButtonElement>(`button[aria-keyshortcuts='${keys}']`)
  return [...buttons].find((button) => !button.disabled && button.checkVisibility())
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))
  )
}
