// Change of a role: the seat and the access version of every room of the programme, in one transaction. Appends are fenced on that
// version and lock the room, so that no row judged by the rights before lands after this has committed (I5). Locks the programme first,
// so that no room is made meanwhile without the raise, and then the rooms in order of name. Called by server/store/people.ts.

import { and, asc, eq, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { Transaction } from './database.ts'
import { memberships } from './tables/people.ts'
import { programmes } from './tables/programmes.ts'
import { rooms } from './tables/rooms.ts'

export interface RoleChange {
  readonly personId: PersonId
  readonly programmeId: ProgrammeId
  /** Null takes the person off the board. */
  readonly role: Role | null
}

/** @returns false when nothing was to be changed. @throws a foreign key error for somebody unknown. */
export async function changeRole(tx: Transaction, change: RoleChange): Promise<boolean> {
  const { personId, programmeId, role } = change
  const theirs = and(eq(memberships.personId, personId), eq(memberships.programmeId, programmeId))
  await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId)).for('update')
  const [stored] = await tx.select({ role: memberships.role }).from(memberships).where(theirs)
  if ((stored?.role ?? null) === role) return false
  const ofProgramme = eq(rooms.programmeId, programmeId)
  await tx.select({ name: rooms.name }).from(rooms).where(ofProgramme).orderBy(asc(rooms.name)).for('update')
  await tx
    .update(rooms)
    .set({ accessVersion: sql`${rooms.accessVersion} + 1` })
    .where(ofProgramme)
  if (role === null) await tx.delete(memberships).where(theirs)
  else if (stored !== undefined) await tx.update(memberships).set({ role }).where(theirs)
  else await tx.insert(memberships).values({ personId, programmeId, role, seat: `${programmeId}.${personId}` })
  return true
}
