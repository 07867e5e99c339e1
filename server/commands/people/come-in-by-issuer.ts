// Coming in by an issuer: who somebody is here whom an issuer tells of. She is known by her subject at the issuer, else by an address the issuer has
// verified, else by an invitation to it. Whoever is none of these gets nowhere, and the audit log says so. Called by the routes of signing in.

import { randomBytes } from 'node:crypto'
import { personIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Claimed } from '../../auth/oidc/claims.ts'
import { hashOfToken } from '../../auth/session-cookie.ts'
import { audit } from '../../store/audit-log.ts'
import type { Database, Transaction } from '../../store/database.ts'
import {
  addIdentity,
  addPerson,
  isKnownAt,
  type KnownPerson,
  personOfEmail,
  personOfIdentity,
  setEmail,
} from '../../store/identities.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { invitationOfEmail, invitationOfToken, type StoredInvitation } from '../../store/invitations.ts'
import { lockProgramme } from '../../store/members.ts'
import { type BeginsWith, type BegunSession, begunSession } from './begin-session.ts'

export interface ComingIn extends BeginsWith {
  readonly claimed: Claimed
  /** The token of the invitation she is on her way to; null: to none. */
  readonly invitationToken: string | null
  /** Whether the issuer tells addresses; where it does not, an invitation's link proves one. */
  readonly tellsEmail: boolean
  /** Whether invitations go by mail, so that whoever has a link has read the mail of its address. */
  readonly byMail: boolean
}

/** @returns her session, or SIGN_IN_UNKNOWN */
export function comeInByIssuer(database: Database, coming: ComingIn): Promise<Outcome<BegunSession>> {
  const { claimed, at } = coming
  return inTransaction(database, async (tx) => {
    const known = await personOfIdentity(tx, { ...claimed, at })
    const person = known ?? (await newcomer(tx, coming))
    if (person === null) {
      const subject = { by: 'oidc', why: 'SIGN_IN_UNKNOWN' }
      await audit(tx, { at, programmeId: null, actor: null, act: 'session.refused', subject })
      return refuse('SIGN_IN_UNKNOWN')
    }
    if (claimed.email !== null && claimed.email !== person.email) await setEmail(tx, person.id, claimed.email)
    const { issuer, issuerSession, assurance, authenticatedAt } = claimed
    const said = { issuer, issuerSession, assurance, authenticatedAt }
    return done(await begunSession(tx, { ...coming, personId: person.id, by: 'oidc', issuer: said }))
  })
}

/** Somebody who has not been here by this issuer before; null for a stranger. */
async function newcomer(tx: Transaction, coming: ComingIn): Promise<KnownPerson | null> {
  const { claimed, at } = coming
  const { issuer, subject } = claimed
  const invitation = await invitationFor(tx, coming)
  // Who comes in two windows at once is one person.
  if (invitation !== null) await lockProgramme(tx, invitation.programmeId)
  const email = claimed.email ?? invitation?.email ?? null
  if (email === null) return null
  const found = await personOfEmail(tx, email)
  const meanwhile = await personOfIdentity(tx, { ...claimed, at })
  if (meanwhile !== null) return meanwhile
  if (found !== null) {
    // An address the issuer has not verified is hers only if she has read its mail.
    const isProven = claimed.email !== null || coming.byMail
    if (!isProven || (await isKnownAt(tx, issuer, found.id))) return null
    await addIdentity(tx, { issuer, subject, personId: found.id, at })
    return found
  }
  if (invitation === null) return null
  const person = {
    id: newPersonId(),
    name: claimed.name ?? invitation.name,
    organisation: claimed.organisation ?? invitation.organisation,
    email,
  }
  await addPerson(tx, { ...person, at })
  await addIdentity(tx, { issuer, subject, personId: person.id, at })
  return person
}

async function invitationFor(tx: Transaction, coming: ComingIn): Promise<StoredInvitation | null> {
  const { claimed, invitationToken, tellsEmail, at: now } = coming
  if (claimed.email !== null) return await invitationOfEmail(tx, { email: claimed.email, now })
  if (tellsEmail || invitationToken === null) return null
  return await invitationOfToken(tx, { tokenHash: hashOfToken(invitationToken), now })
}

/** An id that says nothing of the person. */
export function newPersonId() {
  return personIdSchema.parse(`person-${randomBytes(8).toString('hex')}`)
}
