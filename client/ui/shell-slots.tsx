// The seam between a page and the frame around it: a page says what stands in the top bar (save state, people), the shell draws it.
// Pages call `useFillShellSlots({ save, people, … })`; what they said is gone when they leave. The app holds `ShellSlotsProvider` and reads
// with `useShellSlots`. Filling does not draw the page again.

import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PresentPerson } from './person.ts'
import type { SaveLabel } from './save-status.tsx'

export type ShellSlots = {
  readonly save?: SaveLabel | undefined
  readonly onShowRefused?: (() => void) | undefined
  /** Others, and the person herself, who have this board open. */
  readonly people?: readonly PresentPerson[] | undefined
  /** More in the top bar's right, before the people: «Stans direktevisning», for example. */
  readonly extra?: ReactNode
}

type SlotStore = {
  readonly get: () => ShellSlots
  readonly set: (owner: object, slots: ShellSlots) => void
  readonly clear: (owner: object) => void
  readonly follow: (listener: () => void) => () => void
}

const Context = createContext<SlotStore | null>(null)

export function ShellSlotsProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createSlotStore)
  return <Context value={store}>{children}</Context>
}

/** Fills the top bar while the page is drawn. Safe to call with new objects at every drawing. */
export function useFillShellSlots(slots: ShellSlots): void {
  const store = useContext(Context)
  const owner = useRef({})
  useEffect(() => {
    store?.set(owner.current, slots)
  })
  useEffect(() => {
    const me = owner.current
    return () => store?.clear(me)
  }, [store])
}

/** @returns what the page on the screen has filled in; for the shell. */
export function useShellSlots(): ShellSlots {
  const store = useContext(Context)
  if (store === null) throw new Error('useShellSlots is called outside ShellSlotsProvider')
  return useSyncExternalStore(store.follow, store.get)
}

const nothing: ShellSlots = {}

function createSlotStore(): SlotStore {
  let current: ShellSlots = nothing
  let currentOwner: object | null = null
  const listeners = new Set<() => void>()
  const put = (slots: ShellSlots) => {
    current = slots
    for (const listener of listeners) listener()
  }
  return {
    get: () => current,
    set: (owner, slots) => {
      currentOwner = owner
      if (!sameSlots(current, slots)) put(slots)
    },
    clear: (owner) => {
      // A page that leaves after the next one has filled in must not empty what that one said.
      if (owner !== currentOwner) return
      currentOwner = null
      put(nothing)
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function sameSlots(a: ShellSlots, b: ShellSlots): boolean {
  return a.save === b.save && a.people === b.people && a.onShowRefused === b.onShowRefused && a.extra === b.extra
}
