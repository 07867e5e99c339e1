// Who sees a paper and who may take it away. Pure. A paper is seen when its item may be, when its access allows it, and, before the point is
// called, only by those who prepare it and by whoever added it. Called by server/http/points/papers.ts.

import type { Paper } from '../../shared/contract/papers.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { may } from '../../shared/rules/permissions.ts'

export interface PaperReader {
  readonly role: Role
  readonly person: PersonId
}

/** @param isPublished whether the point is called, or has been */
export function maySeePaper(
  { internal, access, addedBy }: Pick<Paper, 'internal' | 'access' | 'addedBy'>,
  { role, person, isPublished }: PaperReader & { readonly isPublished: boolean },
): boolean {
  if ((internal || access === 'board') && !may(role, 'internal.read')) return false
  return isPublished || addedBy === person || may(role, 'agenda.edit')
}

/** Whoever may add papers takes her own away; whoever prepares the agenda, everybody's. */
export function mayRemovePaper({ addedBy }: Pick<Paper, 'addedBy'>, { role, person }: PaperReader): boolean {
  return may(role, 'paper.add') && (addedBy === person || may(role, 'agenda.edit'))
}
