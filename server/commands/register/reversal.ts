// Reversal of a decision, before it is one: what taking it back would do to the board as it stands, and the command that prepares it: a case on the agenda of
// a point with the text to decide, which says itself what it takes back. Case and text stand together or not at all. Called by decisions.ts.

import { randomUUID } from 'node:crypto'
import type { PreparedReversal, PrepareReversal } from '../../../shared/contract/deciding.ts'
import type { Undone } from '../../../shared/deciding/decision.ts'
import { itemsOf } from '../../../shared/deciding/effect.ts'
import {
  boardRoom,
  type DecisionId,
  internalRoom,
  type ProgrammeId,
  pointRoom,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { permitted } from '../../domain/deciding-scene.ts'
import { asReversed, type EarlierDecision } from '../../domain/earlier-decision.ts'
import type { ReadDecision } from '../../domain/register-check.ts'
import { planReversal } from '../../domain/reversal-plan.ts'
import { writeWording } from '../../domain/wordings.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { insertWording } from '../../store/deciding.ts'
import { decisionsOf } from '../../store/decisions.ts'
import { addedTo } from '../agenda/agenda-updates.ts'
import { readRuledBoard } from '../board/ruled-board.ts'
import type { CommandContext } from '../context.ts'
import { readScene } from '../deciding/deciding-scene.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import { roomDocument } from '../documents/room-document.ts'
import { earlierOf, queueThen } from './earlier-decisions.ts'

/** Time set aside for the case, minutes; whoever prepares the meeting sets it as she likes. */
const usualMinutes = 15

interface OfDecision {
  readonly programmeId: ProgrammeId
  readonly reader: Reader
  readonly id: DecisionId
}

/** @returns what would be taken back, and what would stay and why; NOT_FOUND for a decision the reader may not see, REVERSED_ALREADY */
export async function reversalNow(
  context: Pick<CommandContext, 'database' | 'log'>,
  asked: OfDecision,
): Promise<Outcome<Undone>> {
  const { db } = context.database
  const found = await standing(db, asked)
  if (!found.ok) return found
  const { read, reversed, decisions } = found.value
  const then = await queueThen(db, { programmeId: asked.programmeId, reversed: read })
  const loaded = await context.log.load(boardRoom(asked.programmeId))
  const doc = roomDocument(loaded ?? { snapshot: null, rows: [] })
  const ruled = readRuledBoard(doc)
  doc.destroy()
  const decision = 1 + Math.max(0, ...decisions.map(({ number }) => number))
  const plan = planReversal(ruled, { decision, reversed: asReversed({ reversed, decisions, queueThen: then }) })
  return done(plan.undone)
}

/** @returns where the case came to stand; the refusals of reversalNow, of the point's state, and of writing or publishing a wording */
export async function prepareReversal(
  context: Pick<CommandContext, 'database' | 'rooms' | 'now'>,
  asked: OfDecision & { readonly body: PrepareReversal },
): Promise<Outcome<PreparedReversal>> {
  const { programmeId, reader, body } = asked
  const { pointId, title, text, publish } = body
  const before = await standing(context.database.db, asked)
  if (!before.ok) return before
  const { internal } = before.value.read.decision
  const room = internal ? internalRoom(pointId) : pointRoom(pointId)
  const prepared = await commitRuling(context.database, {
    programmeId,
    rooms: [room],
    run: async (tx, loaded) => {
      const found = await standing(tx, asked)
      if (!found.ok) return found
      const scene = await readScene(tx, { programmeId, pointId, person: reader.person, now: context.now() })
      if (!scene.ok) return scene
      const mayPlace = permitted(scene.value.scene, 'agenda.edit')
      if (!mayPlace.ok) return mayPlace
      const written = writeWording({ scene: scene.value.scene, agendaItem: null, wordings: [], rounds: [], publish })
      if (!written.ok) return written
      const agenda = loaded.get(room)
      if (agenda === undefined) throw new Error(`${room} was asked for`)
      const linked = itemsOf(found.value.reversed.effect)
      const added = addedTo(agenda, { kind: 'decision', title, minutes: usualMinutes, owner: '', linked, notes: [] })
      if (!added.ok) return added
      const wordingId = wordingIdSchema.parse(randomUUID())
      await insertWording(tx, {
        ...written.value,
        id: wordingId,
        programmeId,
        pointId,
        agendaItem: added.value.id,
        internal,
        text,
        reverses: asked.id,
        writtenBy: reader.person,
        writtenAt: scene.value.scene.now.toISOString(),
      })
      const value = { pointId, agendaItem: added.value.id, wordingId }
      return done({ value, updates: [{ room, payload: added.value.payload }], raisesEpoch: false })
    },
  })
  if (!prepared.ok) return prepared
  context.rooms.appended(room)
  context.rooms.notify(room, { topic: 'deciding', id: pointId })
  if (!internal) context.rooms.notify(boardRoom(programmeId), { topic: 'circulations', id: programmeId })
  return prepared
}

interface Standing {
  readonly read: ReadDecision
  readonly reversed: EarlierDecision
  readonly decisions: readonly EarlierDecision[]
}

/** @returns a decision that stands, among all of its programme */
async function standing(db: Handle | Transaction, { programmeId, reader, id }: OfDecision): Promise<Outcome<Standing>> {
  const all = await decisionsOf(db, programmeId)
  const read = all.find(({ decision }) => decision.id === id)
  const decisions = earlierOf(all)
  const reversed = decisions.find((decision) => decision.id === id)
  if (read === undefined || reversed === undefined) return refuse('NOT_FOUND')
  // What was taken back inside is told inside.
  const isInside = read.decision.internal || all.some(({ decision }) => decision.reverses === id && decision.internal)
  if (isInside && !may(reader.role, 'internal.read')) return refuse('NOT_FOUND')
  if (reversed.reversedIn !== null) return refuse('REVERSED_ALREADY', { params: { decision: reversed.reversedIn } })
  return done({ read, reversed, decisions })
}
