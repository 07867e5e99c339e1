// Signing in by mail: a link to the address of somebody known, for fifteen minutes and once. Promises that nobody learns by asking whether an address is
// known: whoever asks is answered before anything is looked up. Called by the routes of signing in and of share links.

import type { PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import type { SignInLetter } from '../../../shared/language/sign-in-letter.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { hashOfToken, newSessionToken } from '../../auth/session-cookie.ts'
import type { Database, Transaction } from '../../store/database.ts'
import { faultFields } from '../../store/fault.ts'
import { addPerson, personOfEmail } from '../../store/identities.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { addSignInLink, takeSignInLink } from '../../store/sign-in-links.ts'
import type { CommandLog } from '../context.ts'
import { type BeginsWith, type BegunSession, begunSession } from './begin-session.ts'
import { newPersonId } from './come-in-by-issuer.ts'
import { type MailPort, sendLetter } from './mail-port.ts'

const lastsMs = 15 * 60_000

export interface MailsWith {
  readonly database: Database
  readonly mailer: MailPort
  readonly logger: CommandLog
}

export interface Asking {
  /** Lower case. */
  readonly email: string
  readonly at: Date
  readonly origin: string
  readonly language: Language
  /** Where she was going, inside our own pages; null: nowhere. */
  readonly returnTo: string | null
  /** A programme that lets this address in by a share link, also where nobody has it yet. */
  readonly share: { readonly programme: string } | null
}

/** Goes on by itself: nothing of it is waited for, and what goes wrong is told to the operator. */
export function sendSignInLink(o: MailsWith, asking: Asking): void {
  void linkAndSend(o, asking).catch((error: unknown) => {
    o.logger.error(faultFields(error), 'a link to sign in by could not be made')
  })
}

async function linkAndSend({ database, mailer, logger }: MailsWith, asking: Asking): Promise<void> {
  const { email, at, origin, language, returnTo, share } = asking
  const token = newSessionToken()
  const known = await inTransaction(database, async (tx) => {
    const personId = await addressed(tx, asking)
    if (personId === null) return false
    const expiresAt = new Date(at.getTime() + lastsMs)
    await addSignInLink(tx, { tokenHash: hashOfToken(token), personId, createdAt: at, expiresAt })
    return true
  })
  if (!known) return
  const link = `${origin}/sign-in/${token}${returnTo === null ? '' : `?next=${encodeURIComponent(returnTo)}`}`
  const letter: SignInLetter =
    share === null ? { kind: 'sign-in', link } : { kind: 'share', link, programme: share.programme }
  await sendLetter({ mailer, logger }, { to: email, language, ...letter })
}

async function addressed(tx: Transaction, { email, share, at }: Asking): Promise<PersonId | null> {
  const found = await personOfEmail(tx, email)
  if (found !== null) return found.id
  if (share === null) return null
  const id = newPersonId()
  await addPerson(tx, { id, name: email.split('@')[0] ?? email, organisation: '', email, at })
  return id
}

/** @returns LINK_OVER for a link that was used, has expired or never was */
export function comeInByLink(
  database: Database,
  o: BeginsWith & { readonly token: string },
): Promise<Outcome<BegunSession>> {
  return inTransaction(database, async (tx): Promise<Outcome<BegunSession>> => {
    const personId = await takeSignInLink(tx, { tokenHash: hashOfToken(o.token), at: o.at })
    if (personId === null) return refuse('LINK_OVER', { field: 'sign-in' })
    return done(await begunSession(tx, { ...o, personId, by: 'link' }))
  })
}
