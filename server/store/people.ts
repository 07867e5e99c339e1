// People and their seats: who somebody is and which role they have on which board, read anew at each question so that a
// withdrawn right, or one whose days are over, is gone at once. Called by server/auth and server/http.

import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { AlternativeId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { AlternativeAudience } from '../../shared/rules/alternative-readers.ts'
import { alternativeAudience } from './alternative-audience.ts'
import { changeRole, type RoleChange } from './change-role.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { holds } from './holds.ts'
import { inTransaction } from './in-transaction.ts'
import { memberships, people } from './tables/people.ts'

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly organisation: string
}

/** A person and where mail to her goes, which is told to nobody but those who manage members. */
export interface AddressedPerson extends Person {
  readonly email?: string | null | undefined
}

/** One person's place on one board. */
export interface StoredSeat {
  readonly seat: string
  readonly person: Person
  readonly programmeId: ProgrammeId
  readonly role: Role
}

export interface PersonWithRoles extends Person {
  /** Role by programme; a programme that is absent is none of theirs. */
  readonly roles: Readonly<Partial<Record<ProgrammeId, Role>>>
}

export interface PeopleStore {
  /** Adds people, and takes over name and organisation of those who are there. */
  upsertPeople(people: readonly AddressedPerson[]): Promise<void>
  /** Every seat, by programme and then seat. */
  listSeats(): Promise<readonly StoredSeat[]>
  /** The seats of one board, by seat. */
  listMembers(programmeId: ProgrammeId): Promise<readonly StoredSeat[]>
  /** Null for somebody unknown. */
  personWithRoles(personId: PersonId): Promise<PersonWithRoles | null>
  /** The roles these people have on one board now; who has none is left out. Read the fences of a room first, and these after. */
  rolesOn(programmeId: ProgrammeId, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Role>>
  /** Whose an alternative is and for whom; null for an unknown one. Read the fences of its room first, and this after. */
  alternativeAudience(alternativeId: AlternativeId): Promise<AlternativeAudience | null>
  /**
   * Gives somebody known another role on a board, or none, and raises the access version of every room of the programme with
   * it: what was judged by the rights before cannot be appended once this has answered. See {@link changeRole}.
   * @returns false when they had that role (or none) already, and nothing was changed.
   */
  changeRole(o: RoleChange): Promise<boolean>
}

/** @returns the people kept in `database`. */
export function peopleStore(database: Database): PeopleStore {
  const { db } = database
  return {
    upsertPeople: (all) => inTransaction(database, (tx) => upsertPeople(tx, all)),
    listSeats: () => selectSeats(db).where(holds).orderBy(asc(memberships.programmeId), asc(memberships.seat)),
    listMembers: (programmeId) => membersOf(db, programmeId),
    personWithRoles: (personId) => personWithRoles(db, personId),
    rolesOn: (programmeId, personIds) => rolesOn(db, { programmeId, personIds }),
    alternativeAudience: (alternativeId) => alternativeAudience(db, alternativeId),
    changeRole: (change) => inTransaction(database, (tx) => changeRole(tx, change)),
  }
}

/** The seats of one board, by seat; inside a command's transaction, as they are while it holds the programme's row. */
export function membersOf(db: Handle | Transaction, programmeId: ProgrammeId): Promise<readonly StoredSeat[]> {
  return selectSeats(db)
    .where(and(eq(memberships.programmeId, programmeId), holds))
    .orderBy(asc(memberships.seat))
}

/**
 * Adds or renews people inside a transaction of the caller's, in the order of their ids, so that two who do it never wait in a ring. Where
 * somebody has an address already, it stays.
 */
export async function upsertPeople(tx: Transaction, all: readonly AddressedPerson[]): Promise<void> {
  if (all.length === 0) return
  const ordered = all.map(({ id, name, organisation, email = null }) => ({ id, name, organisation, email })).sort(byId)
  await tx
    .insert(people)
    .values(ordered)
    .onConflictDoUpdate({
      target: people.id,
      set: {
        name: sql`excluded.name`,
        organisation: sql`excluded.organisation`,
        email: sql`coalesce(${people.email}, excluded.email)`,
      },
    })
}

/** These people by name, whether they have a place anywhere still or not; an id that is nobody's is left out. */
export async function namesOf(db: Handle | Transaction, ids: Iterable<PersonId>): Promise<readonly Person[]> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return []
  return await db
    .select({ id: people.id, name: people.name, organisation: people.organisation })
    .from(people)
    .where(inArray(people.id, asked))
    .orderBy(asc(people.name), asc(people.id))
}

function byId(a: Person, b: Person): number {
  return a.id < b.id ? -1 : 1
}

function selectSeats(db: Handle | Transaction) {
  return db
    .select({
      seat: memberships.seat,
      person: { id: people.id, name: people.name, organisation: people.organisation },
      programmeId: memberships.programmeId,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
}

/** What a person with her roles is made of, one row for each of her places. */
export const personRow = {
  id: people.id,
  name: people.name,
  organisation: people.organisation,
  programmeId: memberships.programmeId,
  role: memberships.role,
} as const

async function personWithRoles(db: Handle, personId: PersonId): Promise<PersonWithRoles | null> {
  const rows = await db
    .select(personRow)
    .from(people)
    .leftJoin(memberships, and(eq(memberships.personId, people.id), holds))
    .where(eq(people.id, personId))
  return personOfRows(rows)
}

/** @param rows of one person, who may have no place anywhere @returns null for no rows */
export function personOfRows(
  rows: readonly (Person & { readonly programmeId: ProgrammeId | null; readonly role: Role | null })[],
): PersonWithRoles | null {
  const [first] = rows
  if (first === undefined) return null
  const roles: Partial<Record<ProgrammeId, Role>> = {}
  for (const { programmeId, role } of rows) {
    if (programmeId !== null && role !== null) roles[programmeId] = role
  }
  return { id: first.id, name: first.name, organisation: first.organisation, roles }
}

/** The roles people have on one board now, in a command as its transaction sees them; who has none is left out. */
export async function rolesOn(
  db: Handle | Transaction,
  { programmeId, personIds }: { readonly programmeId: ProgrammeId; readonly personIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, Role>> {
  if (personIds.length === 0) return new Map()
  const found = await db
    .select({ personId: memberships.personId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.programmeId, programmeId), inArray(memberships.personId, [...personIds]), holds))
  return new Map(found.map(({ personId, role }) => [personId, role]))
}
