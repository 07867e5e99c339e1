// Who asks about an alternative, and which: read anew inside the command's transaction, so that a role or a sharing that has ended meanwhile counts.
// One that may not be opened does not exist. Used by the commands of this folder.

import type { Alternative } from '../../../shared/contract/alternatives.ts'
import { type AlternativeId, alternativeRoom, boardRoom, type PersonId, type ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Role } from '../../../shared/role.ts'
import { readsAlternative } from '../../../shared/rules/alternative-readers.ts'
import { alternativeIn } from '../../store/alternatives.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { rolesOn } from '../../store/people.ts'
import type { CommandContext } from '../context.ts'

/** An alternative as somebody asks for it. */
export interface AskedAlternative {
  readonly programmeId: ProgrammeId
  readonly id: AlternativeId
  readonly person: PersonId
}

export interface AlternativeScene {
  readonly alternative: Alternative
  readonly reader: { readonly personId: PersonId; readonly role: Role | null }
}

/** @returns NOT_FOUND for one that does not exist, or not for her */
export async function readAlternative(
  db: Handle | Transaction,
  { programmeId, id, person }: AskedAlternative,
): Promise<Outcome<AlternativeScene>> {
  const alternative = await alternativeIn(db, { programmeId, id })
  const reader = { personId: person, role: await roleIn(db, { programmeId, person }) }
  if (alternative === null || !readsAlternative(reader, alternative)) return refuse('NOT_FOUND')
  return done({ alternative, reader })
}

/** The same for who changes it. @returns STALE when it is another than she saw; ALTERNATIVE_OVER when it is adopted or closed */
export async function openAlternative(
  tx: Transaction,
  asked: AskedAlternative & { readonly revision: number },
): Promise<Outcome<AlternativeScene>> {
  const found = await readAlternative(tx, asked)
  if (!found.ok) return found
  const { state, revision } = found.value.alternative
  if (state === 'adopted' || state === 'closed') return refuse('ALTERNATIVE_OVER')
  return revision === asked.revision ? found : refuse('STALE')
}

export async function roleIn(
  db: Handle | Transaction,
  { programmeId, person }: { readonly programmeId: ProgrammeId; readonly person: PersonId },
): Promise<Role | null> {
  return (await rolesOn(db, { programmeId, personIds: [person] })).get(person) ?? null
}

/** Says that alternatives of a programme are others now: on its board to those who may have one, and to who is in this one. */
export function tellAlternatives(
  { rooms }: Pick<CommandContext, 'rooms'>,
  { programmeId, id }: Pick<AskedAlternative, 'programmeId' | 'id'>,
): void {
  rooms.notify(boardRoom(programmeId), { topic: 'alternatives', id: programmeId }, 'inner-table')
  rooms.notify(alternativeRoom(id), { topic: 'alternatives', id: programmeId })
}
