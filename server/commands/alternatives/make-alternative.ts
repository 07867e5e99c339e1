// Makes an alternative: forks the board as it stands when it is asked for into a room of its own; row, room and first row of the log in one
// transaction. Nobody waits while it is forked: the board is read before anything is locked. What it was forked from is kept beside it. Called by server/http/programmes/alternatives.ts.

import {
  type Alternative,
  type MakeAlternative,
  maxForkBytes,
  maxOpenAlternatives,
} from '../../../shared/contract/alternatives.ts'
import { alternativeRoom, boardRoom, type PersonId, type ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { alternativeIn, insertAlternative, openAlternatives } from '../../store/alternatives.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import { createRoomInTransaction } from '../../store/create-room.ts'
import type { CommandContext } from '../context.ts'
import { roleIn, tellAlternatives } from './alternative-scene.ts'
import { forkBeside } from './beside-the-loop.ts'

/** @returns the alternative, also when the same person asks for the same again; FORBIDDEN, ID_TAKEN, ALTERNATIVES_FULL, TOO_LARGE */
export async function makeAlternative(
  context: Pick<CommandContext, 'database' | 'log' | 'rooms' | 'now'>,
  o: { readonly programmeId: ProgrammeId; readonly person: PersonId; readonly asked: MakeAlternative },
): Promise<Outcome<Alternative>> {
  const { programmeId, person, asked } = o
  const { id, name, visibility } = asked
  const from = await context.log.load(boardRoom(programmeId))
  if (from === null) return refuse('NOT_FOUND')
  const { base, baseHash } = await forkBeside({ board: from, maker: visibility === 'private' ? person : null })
  if (base.byteLength > maxForkBytes) return refuse('TOO_LARGE')
  const made = await commitRuling<Alternative>(context.database, {
    programmeId,
    rooms: [],
    run: async (tx) => {
      const role = await roleIn(tx, { programmeId, person })
      if (!may(role, 'alternative.make')) return refuse('FORBIDDEN', { params: { permission: 'alternative.make' } })
      const stands = await alternativeIn(tx, { programmeId, id })
      if (stands !== null) return stands.maker === person ? ruled(stands) : refuse('ID_TAKEN', { params: { id } })
      const open = await openAlternatives(tx, { programmeId, maker: person })
      if (open.own >= maxOpenAlternatives.perPerson || open.all >= maxOpenAlternatives.perProgramme)
        return refuse('ALTERNATIVES_FULL', { params: { max: maxOpenAlternatives.perPerson } })
      const began = await createRoomInTransaction(tx, { room: alternativeRoom(id), programmeId, seed: base })
      // A room of another programme has it.
      if (!began) return refuse('ID_TAKEN', { params: { id } })
      const { generation } = from.fences
      const at = context.now()
      const where = { baseGeneration: generation, basePosition: from.head, baseHash, base }
      await insertAlternative(tx, { id, programmeId, name, maker: person, madeAt: at, visibility, ...where })
      const subject = { alternative: id }
      if (visibility === 'shared')
        await audit(tx, { at, programmeId, actor: person, act: 'alternative.shared', subject })
      const alternative = await alternativeIn(tx, { programmeId, id })
      return alternative === null ? refuse('NOT_FOUND') : ruled(alternative)
    },
  })
  if (made.ok) tellAlternatives(context, { programmeId, id })
  return made
}

function ruled(value: Alternative) {
  return done({ value, updates: [], raisesEpoch: false })
}
