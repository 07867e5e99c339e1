// What this person sees in the meeting, kept with what the room sees (follow.ts). Others are told whether she follows, so that whoever leads
// can see how many are with her. Called by meeting-view.tsx.

import { useEffect, useReducer, useRef } from 'react'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import type { Shown } from '../../shared/point/meeting.ts'
import { useOpenedItem, useOpenItem } from './board-beside.ts'
import { type Following, roomSees, startFollowing, stepFollowing } from './follow.ts'
import { useInMeeting } from './meeting-context.ts'

export interface Follow extends Following {
  /** What the room sees. */
  readonly room: Shown
  /** Goes somewhere on one's own. */
  readonly go: (to: Shown) => void
  readonly follow: () => void
  readonly roam: () => void
}

export function useFollow(): Follow {
  const { view, leads } = useInMeeting()
  const room = roomSees(view.meeting)
  const [state, step] = useReducer(stepFollowing, undefined, () => startFollowing(room, leads))
  const { page, record } = room
  const led = useRef(leads)
  const opened = useOpenedItem()
  const open = useOpenItem()
  const openItem = useRef(open)
  openItem.current = open
  /** The item that was opened by following, and not by the person. */
  const followed = useRef<ItemId | null>(null)
  const ownOpened = useRef(false)
  ownOpened.current = opened !== null && opened !== followed.current
  useEffect(() => {
    step({ type: 'shown', shown: { page, record }, busy: ownOpened.current || isBusy() })
  }, [page, record])
  const item = state.follows && state.sees.page === 'item' ? itemIdSchema.safeParse(state.sees.record).data : undefined
  useEffect(() => {
    const before = followed.current
    followed.current = item ?? null
    if (item !== undefined) openItem.current(item)
    else if (before !== null) openItem.current(null)
  }, [item])
  useEffect(() => {
    if (led.current === leads) return
    led.current = leads
    // Who gets the gavel goes where she likes from there; who gives it away is with the room again.
    step(leads ? { type: 'roam' } : { type: 'follow', shown: { page, record } })
  }, [leads, page, record])
  return {
    ...state,
    room,
    go: (to) => step({ type: 'goes', to }),
    follow: () => step({ type: 'follow', shown: room }),
    roam: () => step({ type: 'roam' }),
  }
}

/** @returns whether the person is in a field or asked something: then nothing is moved under her. */
function isBusy(): boolean {
  const at = document.activeElement
  const inField =
    at instanceof HTMLElement &&
    (at.isContentEditable || at.matches('input, textarea, select, [role=textbox]') || at.closest('form') !== null)
  return inField || document.querySelector('dialog[open]:not(.drawer)') !== null
}
