// May place: who gives, changes and takes away which places on a board. Managing members is no way to become its owner: the owner's place is an owner's
// alone to give and to take, and anybody's who manages members only while nobody owns. Enforced by the commands of members; mirrored by their page.

import type { Role } from '../role.ts'
import { may } from './permissions.ts'

/** @param o.by the role of who asks, as it is now; `o.isOwned` whether somebody owns the programme now @returns whether she may give or take `role` */
export function mayPlace(role: Role, o: { readonly by: Role | null; readonly isOwned: boolean }): boolean {
  if (!may(o.by, 'member.manage')) return false
  return !may(role, 'decision.own') || may(o.by, 'decision.own') || !o.isOwned
}
