// A person's sessions as she sees them, and ending some of them: one, all but this, all of hers, or those that an issuer says are over. Which
// connections are to be closed is told by the ids that come back. Called by the commands of sessions and members.

import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import type { PersonId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import type { SignedInBy } from './sessions.ts'
import { sessions } from './tables/sessions.ts'
import { identities } from './tables/sign-in.ts'

export interface OwnSession {
  readonly id: string
  readonly by: SignedInBy | null
  readonly device: string | null
  readonly createdAt: Date
  readonly seenAt: Date | null
  readonly expiresAt: Date
}

/** Those that last, the newest first. */
export function sessionsOf(
  db: Handle | Transaction,
  { personId, now }: { readonly personId: PersonId; readonly now: Date },
): Promise<readonly OwnSession[]> {
  const { id, by, device, createdAt, seenAt, expiresAt } = sessions
  return db
    .select({ id, by, device, createdAt, seenAt, expiresAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt))
}

/** Ends a person's sessions. @param o.only that one alone; `o.but` all others than that @returns the ids of those that ended by it */
export function endSessionsOf(
  tx: Transaction,
  o: { readonly personId: PersonId; readonly at: Date; readonly only?: string; readonly but?: string },
): Promise<readonly string[]> {
  return endWhere(
    tx,
    o.at,
    and(
      eq(sessions.personId, o.personId),
      ...(o.only === undefined ? [] : [eq(sessions.id, o.only)]),
      ...(o.but === undefined ? [] : [ne(sessions.id, o.but)]),
    ),
  )
}

/** Ends what began at an issuer: one session of its, or all of a person it names. */
export async function endSessionsOfIssuer(
  tx: Transaction,
  o: {
    readonly issuer: string
    readonly issuerSession: string | null
    readonly subject: string | null
    readonly at: Date
  },
): Promise<readonly string[]> {
  if (o.issuerSession !== null) {
    const its = and(eq(sessions.issuer, o.issuer), eq(sessions.issuerSession, o.issuerSession))
    return await endWhere(tx, o.at, its)
  }
  const [known] = await tx
    .select({ personId: identities.personId })
    .from(identities)
    .where(and(eq(identities.issuer, o.issuer), eq(identities.subject, o.subject ?? '')))
  if (known === undefined) return []
  return await endWhere(tx, o.at, and(eq(sessions.issuer, o.issuer), eq(sessions.personId, known.personId)))
}

async function endWhere(tx: Transaction, at: Date, which: ReturnType<typeof and>): Promise<readonly string[]> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(which, isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return ended.map(({ id }) => id)
}
