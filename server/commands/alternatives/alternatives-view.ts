// Alternatives as one reader is told of them: her own, and those that are shared. Called by server/http/programmes/alternatives.ts.

import type { AlternativesBody } from '../../../shared/contract/alternatives.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { readsAlternative } from '../../../shared/rules/alternative-readers.ts'
import { alternativesOf } from '../../store/alternatives.ts'
import { namesOf } from '../../store/people.ts'
import type { CommandContext } from '../context.ts'

export async function alternativesView(
  { database }: Pick<CommandContext, 'database'>,
  o: { readonly programmeId: ProgrammeId; readonly reader: { readonly personId: PersonId; readonly role: Role } },
): Promise<AlternativesBody> {
  const all = await alternativesOf(database.db, o.programmeId)
  const alternatives = all.filter((each) => readsAlternative(o.reader, each))
  const people = await namesOf(
    database.db,
    alternatives.flatMap(({ maker, proposal, outcome }) => [maker, proposal?.by ?? [], outcome?.by ?? []].flat()),
  )
  return { alternatives, people: [...people] }
}
