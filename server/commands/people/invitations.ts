// Invitations: one address asked to one role on one programme, once, for seven days. The link goes by mail; where no mail is set up it is told once to
// whoever invites. It is looked at freely and accepted by a press, since mail is opened by machines too. Called by the routes of invitations.

import { randomUUID } from 'node:crypto'
import type { Invite, MadeLink } from '../../../shared/contract/members.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { localName } from '../../../shared/language/local-name.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { mayPlace } from '../../../shared/rules/may-place.ts'
import type { Actor } from '../../auth/actor.ts'
import { hashOfToken, newSessionToken } from '../../auth/session-cookie.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { audit } from '../../store/audit-log.ts'
import { changeRole } from '../../store/change-role.ts'
import type { Database, Transaction } from '../../store/database.ts'
import { addPerson, type KnownPerson, personOfEmail, personOfId, setEmail } from '../../store/identities.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { addInvitation, invitationOfToken, takeInvitation, withdrawInvitations } from '../../store/invitations.ts'
import { allMembers, lockProgramme, placingOf } from '../../store/members.ts'
import type { ProgrammeStore } from '../../store/programmes.ts'
import type { CommandLog } from '../context.ts'
import { type BeginsWith, type BegunSession, begunSession } from './begin-session.ts'
import { newPersonId } from './come-in-by-issuer.ts'
import { type MailPort, sendLetter } from './mail-port.ts'

const lastsMs = 7 * 24 * 3_600_000

export interface InvitesWith {
  readonly database: Database
  readonly programmes: Pick<ProgrammeStore, 'get'>
  readonly mailer: MailPort | null
  readonly logger: CommandLog
}

export interface Inviting {
  readonly programmeId: ProgrammeId
  readonly actor: Actor
  readonly invite: Invite
  readonly at: Date
  /** Where our pages are, for the link in the mail. */
  readonly origin: string
  readonly language: Language
}

/** @returns the link, told where it does not go by mail; FORBIDDEN as the rights are now, ALREADY_MEMBER, or MAIL_FAILED and then nobody is invited */
export async function inviteMember(o: InvitesWith, inviting: Inviting): Promise<Outcome<MadeLink>> {
  const { programmeId, actor, invite, at, language } = inviting
  const token = newSessionToken()
  const path = `/invitation/${token}`
  const id = randomUUID()
  const expiresAt = new Date(at.getTime() + lastsMs)
  const made = await inProgramme<null>(o.database, programmeId, async (tx) => {
    const members = await allMembers(tx, programmeId)
    if (!mayPlace(invite.role, placingOf(members, actor.personId))) return refuse('FORBIDDEN', { field: 'role' })
    if (members.some((each) => each.email === invite.email && each.shareLink === null)) return refuse('ALREADY_MEMBER')
    await withdrawInvitations(tx, { programmeId, email: invite.email, at })
    await addInvitation(tx, {
      ...invite,
      id,
      tokenHash: hashOfToken(token),
      programmeId,
      invitedBy: actor.personId,
      createdAt: at,
      expiresAt,
    })
    const subject = { invitation: id, role: invite.role }
    await audit(tx, {
      at,
      programmeId,
      actor: actor.personId,
      sessionId: actor.sessionId,
      act: 'member.invited',
      subject,
    })
    return done(null)
  })
  if (!made.ok) return made
  const { mailer, logger } = o
  if (mailer === null) return done({ id, path, expiresAt: expiresAt.toISOString() })
  const programme = await o.programmes.get(programmeId)
  const sent = await sendLetter(
    { mailer, logger },
    {
      kind: 'invitation',
      to: invite.email,
      language,
      link: inviting.origin + path,
      programme: programme === null ? programmeId : localName(programme.name, language),
      invitedBy: actor.name,
      lastDay: norwegianDate(expiresAt),
    },
  )
  if (sent) return done({ id, path: null, expiresAt: expiresAt.toISOString() })
  await withdrawInvitation(o.database, { programmeId, id, actor, at })
  return refuse('MAIL_FAILED')
}

/** @returns NOT_FOUND for one that can be used no more */
export function withdrawInvitation(
  database: Database,
  o: { readonly programmeId: ProgrammeId; readonly id: string; readonly actor: Actor; readonly at: Date },
): Promise<Outcome<null>> {
  const { programmeId, id, actor, at } = o
  return inProgramme<null>(database, programmeId, async (tx) => {
    if ((await withdrawInvitations(tx, { programmeId, id, at })).length === 0) return refuse('NOT_FOUND')
    const { personId, sessionId } = actor
    const subject = { invitation: id }
    await audit(tx, { at, programmeId, actor: personId, sessionId, act: 'invitation.withdrawn', subject })
    return done(null)
  })
}

export interface Accepting extends BeginsWith {
  readonly token: string
  /** Who is signed in in this browser; null: nobody. */
  readonly actor: Actor | null
  /** `issuer`: she signs in there; `link`: the link lets her in. */
  readonly way: 'issuer' | 'link'
  /** Whether an issuer tells addresses; else one who has the link is asked for no more. */
  readonly tellsEmail: boolean
  readonly byMail: boolean
}

/** Who has come in. `session` is null where she was signed in already. */
export interface Accepted {
  readonly programmeId: ProgrammeId
  readonly session: BegunSession | null
}

/** @returns LINK_OVER, NOT_SIGNED_IN where she signs in first, INVITATION_ADDRESS where she is somebody else */
export function acceptInvitation(database: Database, accepting: Accepting): Promise<Outcome<Accepted>> {
  const { token, at } = accepting
  return inTransaction(database, async (tx): Promise<Outcome<Accepted>> => {
    const asked = { tokenHash: hashOfToken(token), now: at }
    const looked = await invitationOfToken(tx, asked)
    if (looked !== null) await lockProgramme(tx, looked.programmeId)
    // Used while the lock was waited for, as by a second press, it lets nobody in again.
    const invitation = await invitationOfToken(tx, asked)
    if (invitation === null) return refuse('LINK_OVER', { field: 'invitation' })
    const { programmeId, role } = invitation
    const members = await allMembers(tx, programmeId)
    // Whoever sent it might have been lowered since, or an owner found.
    if (!mayPlace(role, placingOf(members, invitation.invitedBy))) return refuse('LINK_OVER', { field: 'invitation' })
    const whom = await invited(tx, accepting, invitation)
    if (!whom.ok) return whom
    const { personId, begins } = whom.value
    if (!(await takeInvitation(tx, { id: invitation.id, by: personId, at })))
      return refuse('LINK_OVER', { field: 'invitation' })
    const before = members.find(({ person }) => person.id === personId)
    // Whoever has a role of her own keeps it.
    if (before === undefined || before.shareLink !== null || !before.holds)
      await changeRole(tx, { personId, programmeId, role })
    const subject = { invitation: invitation.id, role, person: personId }
    await audit(tx, { at, programmeId, actor: personId, act: 'invitation.used', subject })
    const session = begins ? await begunSession(tx, { ...accepting, personId, by: 'invitation' }) : null
    return done({ programmeId, session })
  })
}

interface Invited {
  readonly personId: PersonId
  /** Whether she has no session yet. */
  readonly begins: boolean
}

async function invited(
  tx: Transaction,
  accepting: Accepting,
  invitation: { readonly email: string; readonly name: string; readonly organisation: string },
): Promise<Outcome<Invited>> {
  const { actor, way, at } = accepting
  const { email, name, organisation } = invitation
  const signedIn = actor === null ? null : await personOfId(tx, actor.personId)
  if (signedIn?.email === email) return done({ personId: signedIn.id, begins: false })
  const found = await personOfEmail(tx, email)
  if (way === 'issuer') {
    if (signedIn === null) return refuse('NOT_SIGNED_IN')
    if (accepting.tellsEmail || signedIn.email !== null || found !== null) return refuse('INVITATION_ADDRESS')
    await setEmail(tx, signedIn.id, email)
    return done({ personId: signedIn.id, begins: false })
  }
  if (found === null) {
    const person: KnownPerson = { id: newPersonId(), name, organisation, email }
    await addPerson(tx, { ...person, at })
    return done({ personId: person.id, begins: true })
  }
  // A link that was passed on by hand may be in the hands of whoever made it: it lets nobody in as somebody there already is.
  if (accepting.byMail) return done({ personId: found.id, begins: true })
  return refuse(signedIn === null ? 'NOT_SIGNED_IN' : 'INVITATION_ADDRESS')
}
