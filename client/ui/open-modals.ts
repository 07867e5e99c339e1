// Whether a modal question is open over the page. Promises that who asks hears of every change. Told by use-native-dialog.ts; asked by whatever would
// take a question away by drawing itself anew.

import { useSyncExternalStore } from 'react'

let open = 0
const listeners = new Set<() => void>()

/** A modal dialog opened. @returns called once, when it closes */
export function modalOpened(): () => void {
  change(1)
  return () => change(-1)
}

/** @returns whether a modal dialog is open. */
export function useModalOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open > 0)
}

function change(by: number): void {
  open += by
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
