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
  /** For whom and between which days it holds, and which link it came by; left out: for nobody, always, none. */
  readonly terms?: RoleTerms
}

export interface RoleTerms {
  readonly deputyFor: PersonId | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly shareLink: string | null
}

const noTerms: RoleTerms = { deputyFor: null, validFrom: null, validUntil: null, shareLink: null }

/** @returns false when nothing was to be changed. @throws a foreign key error for somebody unknown. */
export async function changeRole(tx: Transaction, change: RoleChange): Promise<boolean> {
  const { personId, programmeId, role, terms = noTerms } = change
  const theirs = and(eq(memberships.personId, personId), eq(memberships.programmeId, programmeId))
  await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId)).for('update')
  const [stored] = await tx.select().from(memberships).where(theirs)
  const { deputyFor, validFrom, validUntil, shareLink } = terms
  const held = { role, deputyFor, validFrom, validUntil, shareLink }
  if (stored === undefined ? role === null : isSame(stored, held)) return false
  await raiseAccess(tx, programmeId)
  if (role === null) await tx.delete(memberships).where(theirs)
  else if (stored !== undefined)
    await tx
      .update(memberships)
      .set({ ...held, role })
      .where(theirs)
  else await tx.insert(memberships).values({ ...held, role, personId, programmeId, seat: `${programmeId}.${personId}` })
  return true
}

function isSame(
  stored: RoleTerms & { readonly role: Role },
  held: RoleTerms & { readonly role: Role | null },
): boolean {
  return (['role', 'deputyFor', 'validFrom', 'validUntil', 'shareLink'] as const).every(
    (key) => stored[key] === held[key],
  )
}

/** What was judged by the rights as they are cannot be appended once this is committed. The programme's row is locked by whoever asks. */
export async function raiseAccess(tx: Transaction, programmeId: ProgrammeId): Promise<void> {
  const ofProgramme = eq(rooms.programmeId, programmeId)
  await tx.select({ name: rooms.name }).from(rooms).where(ofProgramme).orderBy(asc(rooms.name)).for('update')
  await tx
    .update(rooms)
    .set({ accessVersion: sql`${rooms.accessVersion} + 1` })
    .where(ofProgramme)
}
