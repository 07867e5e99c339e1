// Members: another role, a deputy's days, and taking somebody off the board, each with its line in the audit log. The last who manages members for good
// stays so. Called by the routes of members, which tell the live rooms afterwards.

import type { ChangeMember, MemberBody } from '../../../shared/contract/members.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { mayPlace } from '../../../shared/rules/may-place.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { Actor } from '../../auth/actor.ts'
import { bySeat } from '../../domain/by-seat.ts'
import { audit } from '../../store/audit-log.ts'
import { changeRole } from '../../store/change-role.ts'
import type { Database, Handle } from '../../store/database.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { allMembers, isManagedWithout, placingOf, type StoredMember } from '../../store/members.ts'
import { endSessionsOf } from '../../store/own-sessions.ts'
import { standingShares } from '../../store/share-links.ts'
import { closeBehind } from './close-behind.ts'

export interface Managing {
  readonly programmeId: ProgrammeId
  readonly personId: PersonId
  readonly actor: Actor
  readonly at: Date
}

/** Everybody with a place; addresses and links to those alone who manage members. */
export async function membersTold(
  db: Handle,
  o: { readonly programmeId: ProgrammeId; readonly manages: boolean; readonly now: Date },
): Promise<readonly MemberBody[]> {
  const [members, shares] = await Promise.all([allMembers(db, o.programmeId), o.manages ? standingShares(db, o) : []])
  return members
    .filter(({ holds }) => o.manages || holds)
    .toSorted(bySeat)
    .map(({ seat: _seat, programmeId: _programme, shareLink, email, ...member }) => ({
      ...member,
      email: o.manages ? email : null,
      share: shares.find(({ id }) => id === shareLink)?.label ?? null,
    }))
}

/** @returns whether anything was changed; FORBIDDEN as the rights are now, NOT_FOUND, LAST_MANAGER, or what is wrong with a deputy's days */
export function changeMember(database: Database, o: Managing, change: ChangeMember): Promise<Outcome<boolean>> {
  const { programmeId, personId, actor, at } = o
  return inProgramme<boolean>(database, programmeId, async (tx) => {
    const members = await allMembers(tx, programmeId)
    const before = members.find(({ person }) => person.id === personId)
    if (before === undefined) return refuse('NOT_FOUND')
    const placing = placingOf(members, actor.personId)
    if (![before.role, change.role].every((role) => mayPlace(role, placing)))
      return refuse('FORBIDDEN', { field: 'role' })
    const fit = fits(change, members, personId)
    if (!fit.ok) return fit
    if (!may(change.role, 'member.manage') && isLastManager(members, before)) return refuse('LAST_MANAGER')
    const { role, ...days } = change
    const changed = await changeRole(tx, { personId, programmeId, role, terms: { ...days, shareLink: null } })
    if (!changed) return done(false)
    const by = { at, programmeId, actor: actor.personId, sessionId: actor.sessionId }
    if (role !== before.role) {
      const subject = { person: personId, from: before.role, to: role }
      await audit(tx, { ...by, act: 'member.role-changed', subject })
    }
    if (role === 'deputy') await audit(tx, { ...by, act: 'member.deputy-set', subject: { person: personId, ...days } })
    await closeBehind(tx, { programmeId, person: { id: personId, email: before.email }, role, actor, at })
    return done(true)
  })
}

/** Takes somebody off the board and ends her sessions. @returns those that ended; FORBIDDEN as the rights are now, NOT_FOUND, LAST_MANAGER */
export function removeMember(database: Database, o: Managing): Promise<Outcome<readonly string[]>> {
  const { programmeId, personId, actor, at } = o
  return inProgramme<readonly string[]>(database, programmeId, async (tx) => {
    const members = await allMembers(tx, programmeId)
    const before = members.find(({ person }) => person.id === personId)
    if (before === undefined) return refuse('NOT_FOUND')
    if (!mayPlace(before.role, placingOf(members, actor.personId))) return refuse('FORBIDDEN', { field: 'role' })
    if (isLastManager(members, before)) return refuse('LAST_MANAGER')
    await changeRole(tx, { personId, programmeId, role: null })
    const subject = { person: personId, role: before.role }
    await audit(tx, {
      at,
      programmeId,
      actor: actor.personId,
      sessionId: actor.sessionId,
      act: 'member.removed',
      subject,
    })
    await closeBehind(tx, { programmeId, person: { id: personId, email: before.email }, role: null, actor, at })
    return done(await endSessionsOf(tx, { personId, at }))
  })
}

function isLastManager(members: readonly StoredMember[], one: StoredMember): boolean {
  return may(one.role, 'member.manage') && !isManagedWithout(members, one.person.id)
}

/** Days belong to deputies alone, in their order; and a deputy is somebody else's, who sits on the board. */
function fits(change: ChangeMember, members: readonly StoredMember[], personId: PersonId): Outcome<null> {
  const { role, deputyFor, validFrom, validUntil } = change
  if (role !== 'deputy') {
    const field = deputyFor !== null ? 'deputyFor' : validFrom !== null ? 'validFrom' : 'validUntil'
    return deputyFor === null && validFrom === null && validUntil === null ? done(null) : refuse('INVALID', { field })
  }
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    return refuse('INVALID', { field: 'validUntil' })
  const sits = members.some(({ person, role: theirs }) => person.id === deputyFor && may(theirs, 'position.give'))
  if (deputyFor !== null && (deputyFor === personId || !sits)) return refuse('DEPUTY_UNFIT', { field: 'deputyFor' })
  return done(null)
}
