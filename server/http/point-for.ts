// Point for a person: the point a route is about, when it is of the programme in the address, she has a place there and may what is asked.
// Somebody without a place learns nothing of it. Called by the routes below a point.

import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { StoredPoint } from '../store/points.ts'
import type { HttpContext } from './context.ts'

/** @returns NOT_FOUND, or FORBIDDEN with the permission that is missing. */
export async function pointFor(
  { points }: Pick<HttpContext, 'points'>,
  o: {
    readonly where: { readonly programme: ProgrammeId; readonly point: PointId }
    readonly actor: Actor
    readonly permission: Permission
  },
): Promise<Outcome<StoredPoint>> {
  const { where, permission } = o
  const role = o.actor.roleOn(where.programme)
  if (role === null) return refuse('NOT_FOUND')
  const point = await points.get(where.point)
  if (point?.programmeId !== where.programme) return refuse('NOT_FOUND')
  return may(role, permission) ? done(point) : refuse('FORBIDDEN', { params: { permission } })
}
