// Identities: who a person is at an issuer, people by their address, and logouts an issuer has told of. All inside the transaction that signs
// somebody in or out. Called by the commands that let people in.

import { and, eq, lt } from 'drizzle-orm'
import type { PersonId } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import type { Person } from './people.ts'
import { people } from './tables/people.ts'
import { identities, issuerLogouts } from './tables/sign-in.ts'

export interface KnownPerson extends Person {
  readonly email: string | null
}

const personColumns = {
  id: people.id,
  name: people.name,
  organisation: people.organisation,
  email: people.email,
} as const

/** Whoever this is at the issuer; notes that she was there. */
export async function personOfIdentity(
  tx: Transaction,
  o: { readonly issuer: string; readonly subject: string; readonly at: Date },
): Promise<KnownPerson | null> {
  const theirs = and(eq(identities.issuer, o.issuer), eq(identities.subject, o.subject))
  const [found] = await tx
    .select(personColumns)
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(theirs)
  if (found === undefined) return null
  await tx.update(identities).set({ usedAt: o.at }).where(theirs)
  return found
}

/** @param email lower case */
export async function personOfEmail(tx: Transaction, email: string): Promise<KnownPerson | null> {
  const [found] = await tx.select(personColumns).from(people).where(eq(people.email, email)).for('update')
  return found ?? null
}

export async function personOfId(tx: Transaction, id: PersonId): Promise<KnownPerson | null> {
  const [found] = await tx.select(personColumns).from(people).where(eq(people.id, id)).for('update')
  return found ?? null
}

/** @returns whether somebody is known at this issuer, by whatever subject */
export async function isKnownAt(tx: Transaction, issuer: string, personId: PersonId): Promise<boolean> {
  const theirs = and(eq(identities.issuer, issuer), eq(identities.personId, personId))
  return (await tx.select({ subject: identities.subject }).from(identities).where(theirs).limit(1)).length > 0
}

export async function addIdentity(
  tx: Transaction,
  o: { readonly issuer: string; readonly subject: string; readonly personId: PersonId; readonly at: Date },
): Promise<void> {
  const { issuer, subject, personId, at } = o
  await tx.insert(identities).values({ issuer, subject, personId, createdAt: at, usedAt: at })
}

export async function addPerson(tx: Transaction, person: KnownPerson & { readonly at: Date }): Promise<void> {
  const { at, ...rest } = person
  await tx.insert(people).values({ ...rest, createdAt: at })
}

/** Gives somebody an address, unless another has it. */
export async function setEmail(tx: Transaction, personId: PersonId, email: string): Promise<void> {
  if ((await personOfEmail(tx, email)) !== null) return
  await tx.update(people).set({ email }).where(eq(people.id, personId))
}

/** @returns false when the same logout was told before */
export async function noteLogout(
  tx: Transaction,
  o: { readonly issuer: string; readonly jti: string; readonly expiresAt: Date; readonly at: Date },
): Promise<boolean> {
  const { issuer, jti, expiresAt, at } = o
  await tx.delete(issuerLogouts).where(lt(issuerLogouts.expiresAt, at))
  const added = await tx
    .insert(issuerLogouts)
    .values({ issuer, jti, expiresAt })
    .onConflictDoNothing()
    .returning({ jti: issuerLogouts.jti })
  return added.length > 0
}
