// Invitations as rows: one address asked to one role on one programme, once. Only the hash of a link's token is kept. Called by the commands of
// invitations, and where somebody an issuer tells of is not known.

import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { Handle, Transaction } from './database.ts'
import { invitations } from './tables/sign-in.ts'

export interface StoredInvitation {
  readonly id: string
  readonly programmeId: ProgrammeId
  /** Lower case. */
  readonly email: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly invitedBy: PersonId
  readonly createdAt: Date
  readonly expiresAt: Date
}

const columns = {
  id: invitations.id,
  programmeId: invitations.programmeId,
  email: invitations.email,
  name: invitations.name,
  organisation: invitations.organisation,
  role: invitations.role,
  invitedBy: invitations.invitedBy,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
} as const

const isOpen = (now: Date) =>
  and(isNull(invitations.usedAt), isNull(invitations.withdrawnAt), gt(invitations.expiresAt, now))

export async function addInvitation(
  tx: Transaction,
  invitation: StoredInvitation & { readonly tokenHash: Uint8Array },
): Promise<void> {
  await tx.insert(invitations).values(invitation)
}

/** Those of a programme that can still be used, the newest first. */
export function openInvitations(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly now: Date },
): Promise<readonly StoredInvitation[]> {
  return db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.programmeId, o.programmeId), isOpen(o.now)))
    .orderBy(desc(invitations.createdAt))
}

/** The invitation of a link that can still be used; null for any other. */
export async function invitationOfToken(
  db: Handle | Transaction,
  o: { readonly tokenHash: Uint8Array; readonly now: Date },
): Promise<StoredInvitation | null> {
  const [found] = await db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.tokenHash, o.tokenHash), isOpen(o.now)))
  return found ?? null
}

/** One that can still be used, of whoever has the address. */
export async function invitationOfEmail(
  db: Handle | Transaction,
  o: { readonly email: string; readonly now: Date },
): Promise<StoredInvitation | null> {
  const [found] = await db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.email, o.email), isOpen(o.now)))
    .orderBy(desc(invitations.createdAt))
    .limit(1)
  return found ?? null
}

/** @returns false when it could be used no more, or somebody was before */
export async function takeInvitation(
  tx: Transaction,
  o: { readonly id: string; readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  const used = await tx
    .update(invitations)
    .set({ usedAt: o.at, usedBy: o.by })
    .where(and(eq(invitations.id, o.id), isOpen(o.at)))
    .returning({ id: invitations.id })
  return used.length > 0
}

/** Withdraws one of a programme, or every open one to an address there. @returns the ids of those withdrawn by it */
export async function withdrawInvitations(
  tx: Transaction,
  o: { readonly programmeId: ProgrammeId; readonly at: Date } & ({ readonly id: string } | { readonly email: string }),
): Promise<readonly string[]> {
  const which = 'id' in o ? eq(invitations.id, o.id) : eq(invitations.email, o.email)
  const withdrawn = await tx
    .update(invitations)
    .set({ withdrawnAt: o.at })
    .where(and(eq(invitations.programmeId, o.programmeId), which, isOpen(o.at)))
    .returning({ id: invitations.id })
  return withdrawn.map(({ id }) => id)
}
