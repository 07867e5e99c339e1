// What can be done with a point as it stands, by somebody with these permissions: the one thing that comes next, and what lies behind the menu.
// Pure; the server decides again. Called by the page of one point.

import type { Meeting, PointState } from '../../shared/point/meeting.ts'
import { isReopened } from '../../shared/point/meeting-life.ts'
import type { Permission } from '../../shared/rules/permissions.ts'

export type LifeAction = 'call' | 'start' | 'open' | 'minutes' | 'withdraw-call' | 'cancel' | 'resume' | 'reopen'

export interface LifeActions {
  /** The one primary button of the page; null = nothing is for this person to do. */
  readonly next: LifeAction | null
  readonly more: readonly LifeAction[]
}

/** @returns the actions of a point as it stands, those the person may not do left out. */
export function lifeActions(
  meeting: Pick<Meeting, 'state' | 'reason'>,
  permissions: readonly Permission[],
): LifeActions {
  const allowed = (actions: readonly LifeAction[]) =>
    actions.filter((action) => {
      if (action === 'resume' && isReopened(meeting)) return false
      const needs = needed[action]
      return needs === null || permissions.includes(needs)
    })
  const [next, more] = byState[meeting.state]
  return { next: next === null ? null : (allowed([next])[0] ?? null), more: allowed(more) }
}

const needed: Readonly<Record<LifeAction, Permission | null>> = {
  call: 'point.call',
  'withdraw-call': 'point.call',
  cancel: 'point.call',
  start: 'meeting.run',
  resume: 'meeting.run',
  reopen: 'point.reopen',
  open: null,
  minutes: null,
}

const byState: Readonly<Record<PointState, readonly [LifeAction | null, readonly LifeAction[]]>> = {
  draft: ['call', ['cancel']],
  called: ['start', ['withdraw-call', 'cancel']],
  'in-session': ['open', []],
  adjourned: ['minutes', ['resume']],
  approved: ['minutes', ['reopen']],
  cancelled: [null, []],
}
