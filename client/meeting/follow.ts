// Following: what the person sees in a meeting, and what the room sees. Whoever follows is taken along, but never away from a field she is in:
// then it is offered. Whoever goes somewhere herself leaves following until she takes it up again. Pure. Called by use-follow.ts.

import type { AgendaItemId } from '../../shared/ids.ts'
import type { Meeting, Shown } from '../../shared/point/meeting.ts'

export interface Following {
  readonly follows: boolean
  readonly sees: Shown
  /** What the room sees, when it is something else; null when it is the same. */
  readonly offered: Shown | null
}

export type FollowEvent =
  /** What the room sees. `busy`: the person is in a field or a dialog. */
  | { readonly type: 'shown'; readonly shown: Shown; readonly busy: boolean }
  | { readonly type: 'goes'; readonly to: Shown }
  | { readonly type: 'follow'; readonly shown: Shown }
  | { readonly type: 'roam' }

/** @returns the first view of somebody who comes in: she follows, unless she leads. */
export function startFollowing(shown: Shown, leads: boolean): Following {
  return { follows: !leads, sees: shown, offered: null }
}

/** @returns what the person sees after an event. */
export function stepFollowing(state: Following, event: FollowEvent): Following {
  switch (event.type) {
    case 'shown':
      if (state.follows && !event.busy) return settled({ ...state, sees: event.shown, offered: null }, state)
      return settled({ ...state, offered: sameShown(state.sees, event.shown) ? null : event.shown }, state)
    case 'goes': {
      if (sameShown(state.sees, event.to)) return state
      const room = state.offered ?? state.sees
      return { follows: false, sees: event.to, offered: sameShown(room, event.to) ? null : room }
    }
    case 'follow':
      return { follows: true, sees: event.shown, offered: null }
    case 'roam':
      return { ...state, follows: false }
  }
}

/** Keeps the state's identity when nothing changed. */
function settled(next: Following, before: Following): Following {
  const same =
    next.follows === before.follows &&
    sameShown(next.sees, before.sees) &&
    (next.offered === null
      ? before.offered === null
      : before.offered !== null && sameShown(next.offered, before.offered))
  return same ? before : next
}

/** @returns whether two views are the same. */
export function sameShown(a: Shown, b: Shown): boolean {
  return a.page === b.page && a.record === b.record
}

/** @returns what the room sees: what was shown last, or the current item, or the agenda. */
export function roomSees(meeting: Meeting): Shown {
  if (meeting.shown !== null) return meeting.shown
  const current: AgendaItemId | null = meeting.current?.item ?? null
  return current === null ? { page: 'agenda', record: null } : { page: 'agenda-item', record: current }
}
