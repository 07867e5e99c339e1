// Links to sign in by, sent by mail to somebody known: once, and for minutes. Only the hash of a token is kept. Called by the commands of signing in.

import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { PersonId } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { signInLinks } from './tables/sign-in.ts'

/** Adds one; those that are over go. */
export async function addSignInLink(
  tx: Transaction,
  link: {
    readonly tokenHash: Uint8Array
    readonly personId: PersonId
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.delete(signInLinks).where(lt(signInLinks.expiresAt, link.createdAt))
  await tx.insert(signInLinks).values(link)
}

/** Uses a link up. @returns whose it is; null when it was used, has expired or never was */
export async function takeSignInLink(
  tx: Transaction,
  o: { readonly tokenHash: Uint8Array; readonly at: Date },
): Promise<PersonId | null> {
  const [used] = await tx
    .update(signInLinks)
    .set({ usedAt: o.at })
    .where(and(eq(signInLinks.tokenHash, o.tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, o.at)))
    .returning({ personId: signInLinks.personId })
  return used?.personId ?? null
}
