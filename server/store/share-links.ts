// Share links as rows: a link that lets those whose addresses it names read a board until it expires or is withdrawn. Only the hash of its token is
// kept. Called by the commands of share links.

import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { memberships } from './tables/people.ts'
import { shareLinks } from './tables/sign-in.ts'

export interface StoredShare {
  readonly id: string
  readonly programmeId: ProgrammeId
  readonly label: string
  /** Lower case. */
  readonly emails: readonly string[]
  readonly madeBy: PersonId
  readonly createdAt: Date
  readonly expiresAt: Date
  /** How many times somebody came in by it. */
  readonly opened: number
}

const columns = {
  id: shareLinks.id,
  programmeId: shareLinks.programmeId,
  label: shareLinks.label,
  emails: shareLinks.emails,
  madeBy: shareLinks.madeBy,
  createdAt: shareLinks.createdAt,
  expiresAt: shareLinks.expiresAt,
  opened: shareLinks.opened,
} as const

const stands = (now: Date) => and(isNull(shareLinks.withdrawnAt), gt(shareLinks.expiresAt, now))

export async function addShare(
  tx: Transaction,
  share: StoredShare & { readonly tokenHash: Uint8Array },
): Promise<void> {
  await tx.insert(shareLinks).values({ ...share, emails: [...share.emails] })
}

/** Those of a programme that stand, the newest first. */
export function standingShares(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly now: Date },
): Promise<readonly StoredShare[]> {
  return db
    .select(columns)
    .from(shareLinks)
    .where(and(eq(shareLinks.programmeId, o.programmeId), stands(o.now)))
    .orderBy(desc(shareLinks.createdAt))
}

/** The share of a link, if it stands; inside a transaction held until that ends. */
export async function shareOfToken(
  db: Handle | Transaction,
  o: { readonly tokenHash: Uint8Array; readonly now: Date },
): Promise<StoredShare | null> {
  const [found] = await db
    .select(columns)
    .from(shareLinks)
    .where(and(eq(shareLinks.tokenHash, o.tokenHash), stands(o.now)))
  return found ?? null
}

export async function countOpened(tx: Transaction, id: string): Promise<void> {
  await tx
    .update(shareLinks)
    .set({ opened: sql`${shareLinks.opened} + 1` })
    .where(eq(shareLinks.id, id))
}

/** Names other addresses on a link than it did. */
export async function nameOnShare(tx: Transaction, id: string, emails: readonly string[]): Promise<void> {
  await tx
    .update(shareLinks)
    .set({ emails: [...emails] })
    .where(eq(shareLinks.id, id))
}

/** @returns false when it stood no more, or is another programme's */
export async function withdrawShare(
  tx: Transaction,
  o: { readonly programmeId: ProgrammeId; readonly id: string; readonly at: Date },
): Promise<boolean> {
  const withdrawn = await tx
    .update(shareLinks)
    .set({ withdrawnAt: o.at })
    .where(and(eq(shareLinks.id, o.id), eq(shareLinks.programmeId, o.programmeId), stands(o.at)))
    .returning({ id: shareLinks.id })
  return withdrawn.length > 0
}

/** Who is on a board by this link. */
export async function membersByShare(tx: Transaction, id: string): Promise<readonly PersonId[]> {
  const found = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(eq(memberships.shareLink, id))
    .orderBy(asc(memberships.personId))
  return found.map(({ personId }) => personId)
}
