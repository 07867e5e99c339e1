// Lift, move, drop: one entry of a short list taken up with the keyboard, carried with the arrow keys and put down again, or left where it stood.
// Neighbours stay put until the drop; the caller draws a line at `slot`. The neighbour it goes before is named at the drop, not counted at
// the lift, so that others may move meanwhile. Called by the agenda; long virtualised lists have their own.

import type { KeyboardEvent } from 'react'
import { useState } from 'react'

/** What is carried: its id and the slot it hovers over, 0-based among the others; `slot` = number of others is last. */
export interface Lifted<Id extends string> {
  readonly id: Id
  readonly slot: number
}

/** What the person is told; the caller has the words. */
export type LiftWord = 'lifted' | 'over' | 'dropped' | 'stayed' | 'cancelled'

export interface LiftOptions<Id extends string> {
  readonly order: readonly Id[]
  /** Puts the entry before another (null = last). @returns false when it was refused; the caller then says why. */
  readonly drop: (id: Id, before: Id | null) => boolean
  readonly say: (word: LiftWord, id: Id, place: number) => void
}

export interface Lift<Id extends string> {
  readonly lifted: Lifted<Id> | null
  readonly cancel: () => void
  /** For the entry's grip: a button that is in focus. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, id: Id) => void
}

export function useLift<Id extends string>({ order, drop, say }: LiftOptions<Id>): Lift<Id> {
  const [state, setState] = useState<Lifted<Id> | null>(null)
  // Somebody else may have taken away what is carried.
  const lifted =
    state !== null && order.includes(state.id) ? { ...state, slot: Math.min(state.slot, order.length - 1) } : null
  const cancel = () => {
    if (lifted === null) return
    setState(null)
    say('cancelled', lifted.id, order.indexOf(lifted.id) + 1)
  }
  const putDown = (carried: Lifted<Id>) => {
    setState(null)
    if (order.indexOf(carried.id) === carried.slot) say('stayed', carried.id, carried.slot + 1)
    else if (drop(carried.id, beforeAtSlot({ ...carried, order }))) say('dropped', carried.id, carried.slot + 1)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: Id) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const carried = lifted?.id === id ? lifted : null
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      if (carried !== null) return putDown(carried)
      const slot = order.indexOf(id)
      setState({ id, slot })
      say('lifted', id, slot + 1)
      return
    }
    if (carried === null) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      return cancel()
    }
    const slot = slotAfterKey({ key: event.key, slot: carried.slot, last: order.length - 1 })
    if (slot === null) return
    event.preventDefault()
    setState({ id, slot })
    say('over', id, slot + 1)
  }
  return { lifted, cancel, onKeyDown }
}

/** @returns the entry that a slot among the others stands before; null = last. */
export function beforeAtSlot<Id extends string>(o: {
  readonly order: readonly Id[]
  readonly id: Id
  readonly slot: number
}): Id | null {
  return o.order.filter((each) => each !== o.id)[o.slot] ?? null
}

/** @returns the slot a key leads to, or null when the key is none of ours. */
export function slotAfterKey(o: { readonly key: string; readonly slot: number; readonly last: number }): number | null {
  if (o.key === 'ArrowUp') return Math.max(0, o.slot - 1)
  if (o.key === 'ArrowDown') return Math.min(o.last, o.slot + 1)
  if (o.key === 'Home') return 0
  return o.key === 'End' ? o.last : null
}
