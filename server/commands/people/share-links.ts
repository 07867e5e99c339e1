// Share links: those whose addresses a link names read the board as observers until its last day, or until it is withdrawn, which ends what came of it
// at once. Whoever has a role already keeps it. Called by the routes of share links.

import { randomUUID } from 'node:crypto'
import { type MadeLink, type MakeShare, maxShareDays } from '../../../shared/contract/members.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Actor } from '../../auth/actor.ts'
import { hashOfToken, newSessionToken } from '../../auth/session-cookie.ts'
import { daysAfter, norwegianDate, startOfDay } from '../../domain/calendar-date.ts'
import { audit } from '../../store/audit-log.ts'
import { changeRole } from '../../store/change-role.ts'
import type { Database } from '../../store/database.ts'
import { personOfId } from '../../store/identities.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { lockProgramme, memberOf } from '../../store/members.ts'
import { addShare, countOpened, membersByShare, shareOfToken, withdrawShare } from '../../store/share-links.ts'

interface Sharing {
  readonly programmeId: ProgrammeId
  readonly actor: Actor
  readonly at: Date
}

/** @returns the link, told once; INVALID for a last day that is past or too far ahead */
export async function makeShare(database: Database, o: Sharing, share: MakeShare): Promise<Outcome<MadeLink>> {
  const { programmeId, actor, at } = o
  const { label, emails, lastDay } = share
  const today = norwegianDate(at)
  if (lastDay < today || lastDay > daysAfter(today, maxShareDays)) return refuse('INVALID', { field: 'lastDay' })
  const token = newSessionToken()
  const id = randomUUID()
  const expiresAt = startOfDay(daysAfter(lastDay, 1))
  const made = await inProgramme<null>(database, programmeId, async (tx) => {
    const tokenHash = hashOfToken(token)
    const named = [...new Set(emails)]
    const by = { madeBy: actor.personId, createdAt: at, opened: 0 }
    await addShare(tx, { id, tokenHash, programmeId, label, emails: named, expiresAt, ...by })
    const subject = { share: id, addresses: named.length, lastDay }
    await audit(tx, { at, programmeId, actor: actor.personId, sessionId: actor.sessionId, act: 'share.made', subject })
    return done(null)
  })
  return made.ok ? done({ id, path: `/share/${token}`, expiresAt: expiresAt.toISOString() }) : made
}

/** Withdraws a link and what came of it. @returns NOT_FOUND for one that stands no more */
export function endShare(database: Database, o: Sharing & { readonly id: string }): Promise<Outcome<null>> {
  const { programmeId, actor, at, id } = o
  return inProgramme<null>(database, programmeId, async (tx) => {
    if (!(await withdrawShare(tx, { programmeId, id, at }))) return refuse('NOT_FOUND')
    const members = await membersByShare(tx, id)
    for (const personId of members) await changeRole(tx, { personId, programmeId, role: null })
    const subject = { share: id, members: members.length }
    const { personId, sessionId } = actor
    await audit(tx, { at, programmeId, actor: personId, sessionId, act: 'share.withdrawn', subject })
    return done(null)
  })
}

/** Lets somebody who is signed in onto the board. @returns LINK_OVER; ALREADY_MEMBER where her place begins later; INVITATION_ADDRESS where the link does not name her address */
export function openShare(
  database: Database,
  o: { readonly token: string; readonly actor: Actor; readonly at: Date },
): Promise<Outcome<{ readonly programmeId: ProgrammeId }>> {
  const { actor, at } = o
  const { personId, sessionId } = actor
  return inTransaction(database, async (tx): Promise<Outcome<{ readonly programmeId: ProgrammeId }>> => {
    const asked = { tokenHash: hashOfToken(o.token), now: at }
    const looked = await shareOfToken(tx, asked)
    if (looked !== null) await lockProgramme(tx, looked.programmeId)
    // Withdrawn while the lock was waited for, it lets nobody in.
    const share = await shareOfToken(tx, asked)
    if (share === null) return refuse('LINK_OVER', { field: 'share' })
    const { programmeId } = share
    const person = await personOfId(tx, personId)
    const before = await memberOf(tx, { programmeId, personId })
    if (before?.holds && before.shareLink !== share.id) return done({ programmeId })
    // A deputy's place that is to come is worth more than an observer's now.
    if (before !== null && before.shareLink === null && (before.validFrom ?? '') > norwegianDate(at))
      return refuse('ALREADY_MEMBER', { field: 'share' })
    if (person?.email == null || !share.emails.includes(person.email))
      return refuse('INVITATION_ADDRESS', { field: 'share' })
    const validUntil = norwegianDate(new Date(share.expiresAt.getTime() - 1))
    const terms = { deputyFor: null, validFrom: null, validUntil, shareLink: share.id }
    if (await changeRole(tx, { personId, programmeId, role: 'observer', terms })) {
      await countOpened(tx, share.id)
      await audit(tx, {
        at,
        programmeId,
        actor: personId,
        sessionId,
        act: 'share.opened',
        subject: { share: share.id },
      })
    }
    return done({ programmeId })
  })
}
