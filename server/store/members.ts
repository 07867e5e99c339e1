// Members as those who manage them see them: everybody with a place, also one that does not hold today, with address and days. Called by the commands
// of members, inside the programme's lock where something is concluded.

import { and, asc, eq, gt, gte, lt, lte, or, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { may } from '../../shared/rules/permissions.ts'
import { raiseAccess } from './change-role.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { holds, today } from './holds.ts'
import { inTransaction } from './in-transaction.ts'
import type { Person } from './people.ts'
import { memberships, people } from './tables/people.ts'
import { programmes } from './tables/programmes.ts'

export interface StoredMember {
  readonly programmeId: ProgrammeId
  readonly seat: string
  readonly person: Person
  readonly email: string | null
  readonly role: Role
  readonly deputyFor: PersonId | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly shareLink: string | null
  /** Whether it holds today. */
  readonly holds: boolean
}

/** Everybody with a place on a board, by seat. */
export function allMembers(db: Handle | Transaction, programmeId: ProgrammeId): Promise<readonly StoredMember[]> {
  return db
    .select({
      programmeId: memberships.programmeId,
      seat: memberships.seat,
      person: { id: people.id, name: people.name, organisation: people.organisation },
      email: people.email,
      role: memberships.role,
      deputyFor: memberships.deputyFor,
      validFrom: memberships.validFrom,
      validUntil: memberships.validUntil,
      shareLink: memberships.shareLink,
      holds: sql<boolean>`(${holds})`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.programmeId, programmeId))
    .orderBy(asc(memberships.seat))
}

/** @returns whether somebody else manages members for good, so that this one need not */
export function isManagedWithout(members: readonly StoredMember[], personId: PersonId): boolean {
  return members.some(
    ({ person, role, holds: now, validUntil }) =>
      person.id !== personId && may(role, 'member.manage') && now && validUntil === null,
  )
}

/** @returns by what somebody gives and takes places now */
export function placingOf(
  members: readonly StoredMember[],
  personId: PersonId,
): { readonly by: Role | null; readonly isOwned: boolean } {
  const now = members.filter(({ holds: holdsNow }) => holdsNow)
  return {
    by: now.find(({ person }) => person.id === personId)?.role ?? null,
    isOwned: now.some(({ role }) => may(role, 'decision.own')),
  }
}

/** Locks a programme for whoever changes its members. @returns false when there is none */
export async function lockProgramme(tx: Transaction, programmeId: ProgrammeId): Promise<boolean> {
  const found = await tx
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
    .for('update')
  return found.length > 0
}

/**
 * The day by the database's clock, and the programmes where a role has begun or ended to hold after `since`: the access version of their rooms is
 * raised, so that nothing judged by the rights of before is appended any more.
 */
export async function turnDay(
  database: Database,
  since: string,
): Promise<{ readonly day: string; readonly programmeIds: readonly ProgrammeId[] }> {
  const day = await dayOf(database.db)
  if (day <= since) return { day, programmeIds: [] }
  const began = and(gt(memberships.validFrom, since), lte(memberships.validFrom, day))
  const ended = and(gte(memberships.validUntil, since), lt(memberships.validUntil, day))
  const found = await database.db
    .selectDistinct({ programmeId: memberships.programmeId })
    .from(memberships)
    .where(or(began, ended))
  const programmeIds = found.map(({ programmeId }) => programmeId).sort()
  for (const programmeId of programmeIds) {
    await inTransaction(database, async (tx) => {
      if (await lockProgramme(tx, programmeId)) await raiseAccess(tx, programmeId)
    })
  }
  return { day, programmeIds }
}

/** The date in Norway by the database's clock. */
async function dayOf(db: Handle | Transaction): Promise<string> {
  const [row] = await db
    .select({ day: sql<string>`to_char(${today}, 'YYYY-MM-DD')` })
    .from(programmes)
    .limit(1)
  return row?.day ?? '0001-01-01'
}

/** The place somebody has, holding or not. */
export async function memberOf(
  tx: Transaction,
  o: { readonly programmeId: ProgrammeId; readonly personId: PersonId },
): Promise<StoredMember | null> {
  const members = await allMembers(tx, o.programmeId)
  return members.find(({ person }) => person.id === o.personId) ?? null
}
