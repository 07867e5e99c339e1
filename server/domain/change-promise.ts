// What a person does to a promise: edits it, shows that it was kept, waives it or opens it again. Pure. A promise is closed by evidence or by
// whoever leads the board; `closing` says which evidence, why it was waived, or why it was opened again. Called by server/store/promises.ts.

import type { BoardPromise, ChangePromise } from '../../shared/contract/promises.ts'
import type { PersonId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { may } from '../../shared/rules/permissions.ts'

/**
 * @param o.role of the person who asks, who may edit promises
 * @returns the promise as it then is, or STALE, PROMISE_CLOSED, PROMISE_OPEN, FORBIDDEN
 */
export function changePromise(
  before: BoardPromise,
  o: { readonly change: ChangePromise; readonly by: PersonId; readonly role: Role; readonly at: Date },
): Outcome<BoardPromise> {
  const { change, by, at, role } = o
  if (change.revision !== before.revision) return refuse('STALE', { record: before.id })
  const needsLead = change.type === 'waive' || (change.type === 'reopen' && before.state === 'waived')
  if (needsLead && !may(role, 'promise.waive')) return refuse('FORBIDDEN', { params: { permission: 'promise.waive' } })
  const next = { ...before, revision: before.revision + 1 }
  if (change.type === 'reopen') {
    if (before.state === 'open') return refuse('PROMISE_OPEN', { record: before.id })
    return done({ ...next, state: 'open', closing: change.reason, closedBy: null, closedAt: null })
  }
  if (before.state !== 'open') return refuse('PROMISE_CLOSED', { record: before.id })
  if (change.type === 'edit') return done({ ...next, text: change.text, owner: change.owner, due: change.due })
  const closed = { ...next, closedBy: by, closedAt: at.toISOString() }
  return change.type === 'keep'
    ? done({ ...closed, state: 'kept', closing: change.evidence })
    : done({ ...closed, state: 'waived', closing: change.reason })
}

/** @returns whether a promise is overdue on a calendar date in Norway */
export function isOverdue({ state, due }: Pick<BoardPromise, 'state' | 'due'>, today: string): boolean {
  return state === 'open' && due < today
}
