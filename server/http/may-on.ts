// May on: whether a person may do a thing on a programme. Somebody without a place on it learns nothing of it; one with a place learns what
// is not allowed. Called first of all by every route under /api/programmes/{programme}.

import type { ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'

/** @returns her role there, or NOT_FOUND, or FORBIDDEN with the permission that is lacking */
export function mayOn(o: {
  readonly actor: Pick<Actor, 'roleOn'>
  readonly programmeId: ProgrammeId
  readonly permission: Permission
}): Outcome<Role> {
  const role = o.actor.roleOn(o.programmeId)
  if (role === null) return refuse('NOT_FOUND')
  return may(role, o.permission) ? done(role) : refuse('FORBIDDEN', { params: { permission: o.permission } })
}
