// Score scene: what every conclusion about a score round is judged by, read inside the command's transaction or for a reader. Called by the commands
// and the reading of scores.

import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { ScoreScene } from '../../domain/score-rounds.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { membersOf } from '../../store/people.ts'
import { deputiesNow } from '../../store/scores.ts'

/** @returns NOT_FOUND for somebody without a place on the programme */
export async function readScoreScene(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly person: PersonId; readonly now: Date },
): Promise<Outcome<ScoreScene>> {
  const { programmeId, person, now } = o
  const members = await membersOf(db, programmeId)
  const roles = new Map(members.map((member) => [member.person.id, member.role]))
  const role = roles.get(person)
  if (role === undefined) return refuse('NOT_FOUND')
  const names = new Map(members.map((member) => [member.person.id, member.person.name]))
  const deputies = await deputiesNow(db, programmeId)
  return done({ actor: { person, role }, roles, deputies, now, nameOf: (each) => names.get(each) ?? each })
}
