// Adopts an alternative: what it changed since the fork is written on the board as it stands, as one update of who adopts it, and the alternative is closed;
// both documents, its row and the line in the audit log in one transaction under the programme's lock: all of it or nothing (ALT5). The preview
// is worked out by the very same plan. Called by server/http/programmes/alternatives.ts.

import type { AdoptionAnswer, AdoptionBody, Alternative } from '../../../shared/contract/alternatives.ts'
import { closingUpdate } from '../../../shared/document/rulings.ts'
import { alternativeRoom, boardRoom } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { alternativeIn, baseOf, changeAlternative } from '../../store/alternatives.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { CommandContext } from '../context.ts'
import { samePlace } from '../documents/same-place.ts'
import { type AskedAlternative, openAlternative, readAlternative, tellAlternatives } from './alternative-scene.ts'
import { adoptionBeside } from './beside-the-loop.ts'
import type { AdoptionAsked } from './reckon-alternative.ts'
import { written } from './step-alternative.ts'

/** @returns what adopting it would change as the board stands, and what stands in the way; NOT_FOUND, ALTERNATIVE_OVER */
export async function adoptionNow(
  context: Pick<CommandContext, 'database' | 'log'>,
  asked: AskedAlternative,
): Promise<Outcome<AdoptionBody>> {
  const { db } = context.database
  const found = await readAlternative(db, asked)
  if (!found.ok) return found
  const { state } = found.value.alternative
  if (state === 'adopted' || state === 'closed') return refuse('ALTERNATIVE_OVER')
  const ahead = await adoptionAhead(context, { asked, answers: [], touch: null })
  if (ahead === null) return refuse('NOT_FOUND')
  const { reckoned } = ahead
  if (!reckoned.ok) return done({ changes: [], conflicts: [], refusal: reckoned.refusal })
  const { changes, conflicts } = reckoned.value
  return done({ changes: [...changes], conflicts: [...conflicts], refusal: null })
}

/** @returns it as it then stands; the refusals of openAlternative; FORBIDDEN; ALTERNATIVE_CONFLICT until every conflict is answered as it stands; ALTERNATIVE_SAME; what the plan refuses */
export async function adoptAlternative(
  context: Pick<CommandContext, 'database' | 'log' | 'rooms' | 'now'>,
  o: AskedAlternative & { readonly answers: readonly AdoptionAnswer[]; readonly revision: number },
): Promise<Outcome<Alternative>> {
  const { programmeId, id, person, answers } = o
  const names = { board: boardRoom(programmeId), alternative: alternativeRoom(id) }
  const found = await readAlternative(context.database.db, o)
  if (!found.ok) return found
  const at = context.now()
  const touch = { by: person, at }
  // Worked out before anything is locked, and again only where somebody has written in one of them since.
  const ahead = await adoptionAhead(context, { asked: o, answers, touch })
  const adopted = await commitRuling<Alternative>(context.database, {
    programmeId,
    rooms: [names.board, names.alternative],
    run: async (tx, loaded) => {
      const found = await openAlternative(tx, o)
      if (!found.ok) return found
      const { role } = found.value.reader
      if (role === null || !may(role, 'alternative.adopt'))
        return refuse('FORBIDDEN', { params: { permission: 'alternative.adopt' } })
      const [board, alternative] = [loaded.get(names.board), loaded.get(names.alternative)]
      if (board === undefined || alternative === undefined) throw new Error('both rooms were asked for')
      const holds = ahead !== null && samePlace(ahead.board, board) && samePlace(ahead.alternative, alternative)
      const reckoned = holds
        ? ahead.reckoned
        : await adoptionBeside({ base: await baseOf(tx, o), board, alternative, answers, touch })
      if (!reckoned.ok) return reckoned
      const { unanswered, payload, changes } = reckoned.value
      if (unanswered > 0) return refuse('ALTERNATIVE_CONFLICT', { params: { count: unanswered } })
      if (payload === null) return refuse('ALTERNATIVE_SAME')
      await changeAlternative(tx, o, {
        state: 'adopted',
        outcome: { by: person, at: at.toISOString(), changes: [...changes] },
      })
      const subject = { alternative: id }
      await audit(tx, { at, programmeId, actor: person, act: 'alternative.adopted', subject })
      const closed = written(loaded, o, (each) => closingUpdate(each, { at: at.toISOString(), edition: null }))
      const value = await alternativeIn(tx, { programmeId, id })
      if (value === null) return refuse('NOT_FOUND')
      return done({
        value,
        updates: [{ room: names.board, payload, by: { person, role } }, ...closed],
        raisesEpoch: true,
      })
    },
  })
  if (!adopted.ok) return adopted
  context.rooms.appended(names.board)
  context.rooms.appended(names.alternative)
  tellAlternatives(context, o)
  return adopted
}

/** @returns what adopting comes to as both stand, and where they stand; null where one of them does not */
async function adoptionAhead(
  { database, log }: Pick<CommandContext, 'database' | 'log'>,
  o: { readonly asked: AskedAlternative } & Pick<AdoptionAsked, 'answers' | 'touch'>,
) {
  const { asked, answers, touch } = o
  const [board, alternative] = await Promise.all([
    log.load(boardRoom(asked.programmeId)),
    log.load(alternativeRoom(asked.id)),
  ])
  if (board === null || alternative === null) return null
  const base = await baseOf(database.db, asked)
  return { board, alternative, reckoned: await adoptionBeside({ base, board, alternative, answers, touch }) }
}
