// Closes behind somebody what was opened before her place was changed or taken: the invitations she has sent and might not send any more, and for who
// is taken off the board those to her own address and its place on share links. In the caller's transaction, under the programme's lock.

import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { mayPlace } from '../../../shared/rules/may-place.ts'
import type { Actor } from '../../auth/actor.ts'
import { audit } from '../../store/audit-log.ts'
import type { Transaction } from '../../store/database.ts'
import { openInvitations, withdrawInvitations } from '../../store/invitations.ts'
import { membersByShare, nameOnShare, standingShares, withdrawShare } from '../../store/share-links.ts'

export interface ClosingBehind {
  readonly programmeId: ProgrammeId
  readonly person: { readonly id: PersonId; readonly email: string | null }
  /** What she is from now on; null: off the board. */
  readonly role: Role | null
  readonly actor: Actor
  readonly at: Date
}

export async function closeBehind(tx: Transaction, o: ClosingBehind): Promise<void> {
  const { programmeId, person, role, actor, at } = o
  const by = { at, programmeId, actor: actor.personId, sessionId: actor.sessionId }
  for (const { id, email, invitedBy, role: to } of await openInvitations(tx, { programmeId, now: at })) {
    const wasHers = invitedBy === person.id && !mayPlace(to, { by: role, isOwned: true })
    const isToHer = role === null && email === person.email
    if (!wasHers && !isToHer) continue
    await withdrawInvitations(tx, { programmeId, id, at })
    await audit(tx, { ...by, act: 'invitation.withdrawn', subject: { invitation: id } })
  }
  if (role !== null || person.email === null) return
  for (const { id, emails } of await standingShares(tx, { programmeId, now: at })) {
    const left = emails.filter((email) => email !== person.email)
    if (left.length === emails.length) continue
    await nameOnShare(tx, id, left)
    // One that names nobody any more lets nobody in; who is on the board by another address stays by it.
    if (left.length > 0 || (await membersByShare(tx, id)).length > 0) continue
    await withdrawShare(tx, { programmeId, id, at })
    await audit(tx, { ...by, act: 'share.withdrawn', subject: { share: id, members: 0 } })
  }
}
