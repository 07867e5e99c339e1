// Mail settings: which kinds of mail a person wants from a programme, where her mail goes, and the secrets of the links that stop a kind. Of a secret the
// hash alone is kept. Called by server/http/inbox and server/mail.

import { createHash, randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type MailKind, mailKinds } from '../../shared/contract/mail.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { mailSettings, unsubscribeSecrets } from './tables/mail.ts'
import { people } from './tables/people.ts'

interface Where {
  readonly personId: PersonId
  readonly programmeId: ProgrammeId
}

export interface UnsubscribeSecret extends Where {
  readonly kind: MailKind
}

/** @returns every kind; one nobody has said anything about is wanted */
export async function wantedKinds(
  db: Handle,
  { personId, programmeId }: Where,
): Promise<readonly { readonly kind: MailKind; readonly wanted: boolean }[]> {
  const said = await db
    .select({ kind: mailSettings.kind, wanted: mailSettings.wanted })
    .from(mailSettings)
    .where(and(eq(mailSettings.personId, personId), eq(mailSettings.programmeId, programmeId)))
  return mailKinds.map((kind) => ({ kind, wanted: said.find((each) => each.kind === kind)?.wanted ?? true }))
}

export async function setWanted(
  db: Handle,
  o: UnsubscribeSecret & { readonly wanted: boolean; readonly at: Date },
): Promise<void> {
  const { personId, programmeId, kind, wanted, at } = o
  await db
    .insert(mailSettings)
    .values({ personId, programmeId, kind, wanted, changedAt: at })
    .onConflictDoUpdate({
      target: [mailSettings.personId, mailSettings.programmeId, mailSettings.kind],
      set: { wanted, changedAt: at },
    })
}

/** @returns where a person's mail goes; null: nobody has told */
export async function addressOf(db: Handle, personId: PersonId): Promise<string | null> {
  const [found] = await db.select({ email: people.email }).from(people).where(eq(people.id, personId))
  return found?.email ?? null
}

/** @returns the token of a new link; it stands nowhere else than in the mail it goes out with */
export async function newUnsubscribeToken(
  db: Handle | Transaction,
  o: UnsubscribeSecret & { readonly at: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { personId, programmeId, kind, at } = o
  await db.insert(unsubscribeSecrets).values({ tokenHash: hashOf(token), personId, programmeId, kind, createdAt: at })
  return token
}

/** @returns what a link stops; null for a token nobody was given */
export async function unsubscribeSecret(db: Handle, token: string): Promise<UnsubscribeSecret | null> {
  const { personId, programmeId, kind } = unsubscribeSecrets
  const [found] = await db
    .select({ personId, programmeId, kind })
    .from(unsubscribeSecrets)
    .where(eq(unsubscribeSecrets.tokenHash, hashOf(token)))
  return found ?? null
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
