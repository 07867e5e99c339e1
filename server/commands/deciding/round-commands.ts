// Commands of rounds: each one transaction under the programme's lock, as those of wordings. Positions go into rows alone, and into no log
// line and no error. Called by server/http/deciding/deciding.ts.

import { randomUUID } from 'node:crypto'
import type { OpenRound } from '../../../shared/contract/deciding.ts'
import type { GivenPosition } from '../../../shared/deciding/position.ts'
import { type PersonId, type ProgrammeId, type RoundId, roundIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { givePosition, openRound, remind, reveal, withdraw } from '../../domain/rounds.ts'
import type { Transaction } from '../../store/database.ts'
import {
  dropPositions,
  endRound,
  insertReminders,
  insertRound,
  positionsBeforehand,
  positionsIn,
  putPosition,
} from '../../store/deciding.ts'
import { decisionsAt } from '../../store/decisions.ts'
import { dueMail } from '../../store/mail-outbox.ts'
import { membersOf } from '../../store/people.ts'
import { type Asked, type AskedOf, type DecidedAt, type DecidingContext, onRound, onWording } from './in-deciding.ts'
import { showRound } from './show-round.ts'

export function openRoundCommand(
  context: DecidingContext,
  asked: Asked & { readonly body: OpenRound },
): Promise<Outcome<DecidedAt>> {
  const { programmeId, pointId, body } = asked
  return onWording(context, { ...asked, id: body.wordingId }, async (tx, { scene, wording, wordings, rounds }) => {
    if (wording.pointId !== pointId) return refuse('NOT_FOUND')
    const decisions = await decisionsAt(tx, pointId)
    const opened = openRound({
      scene,
      id: roundIdSchema.parse(randomUUID()),
      wording,
      wordings,
      rounds,
      decidedIn: decisions.find(({ decision }) => decision.wordingId === wording.id)?.decision.number ?? null,
      beforehand: await positionsBeforehand(tx, wording.id),
      how: body.how,
      deadline: body.deadline,
    })
    if (!opened.ok) return opened
    const { round, positions } = opened.value
    await insertRound(tx, { ...round, programmeId, pointId })
    for (const position of positions) {
      await putPosition(tx, { wordingId: wording.id, roundId: round.id, position })
    }
    await showRound(tx, { ...asked, now: scene.now, round })
    if (round.how === 'circulation') {
      // Whether it waits for one of them is known when the mail is written: she may have answered, or somebody for her.
      const members = await membersOf(tx, programmeId)
      const people = members.filter(({ role }) => may(role, 'position.give')).map(({ person }) => person.id)
      await circulationMail(tx, { programmeId, round: round.id, what: 'opened', people, at: scene.now })
    }
    return done(wording)
  })
}

export function givePositionCommand(
  context: DecidingContext,
  asked: AskedOf<RoundId> & { readonly given: GivenPosition },
): Promise<Outcome<DecidedAt>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const answers = await positionsIn(tx, round.id)
    const position = givePosition({ scene, round, answers, given: asked.given })
    if (!position.ok) return position
    await putPosition(tx, { wordingId: round.wordingId, roundId: round.id, position: position.value })
    return done(round)
  })
}

export function revealCommand(context: DecidingContext, asked: AskedOf<RoundId>): Promise<Outcome<DecidedAt>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const answers = await positionsIn(tx, round.id)
    const revealed = reveal({ scene, round, answers })
    if (!revealed.ok) return revealed
    const kept = revealed.value.positions.map(({ seat }) => seat)
    const dropped = answers.map(({ seat }) => seat).filter((seat) => !kept.includes(seat))
    await dropPositions(tx, round.id, dropped)
    await endRound(tx, revealed.value.round)
    return done(round)
  })
}

export function withdrawCommand(context: DecidingContext, asked: AskedOf<RoundId>): Promise<Outcome<DecidedAt>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const withdrawn = withdraw({ scene, round })
    if (!withdrawn.ok) return withdrawn
    await endRound(tx, withdrawn.value)
    return done(round)
  })
}

export function remindCommand(context: DecidingContext, asked: AskedOf<RoundId>): Promise<Outcome<DecidedAt>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const people = remind({ scene, round, answers: await positionsIn(tx, round.id) })
    if (!people.ok) return people
    const { now: at } = scene
    const { programmeId } = asked
    await insertReminders(tx, { roundId: round.id, people: people.value, by: asked.person, at })
    const what = `reminded-${at.toISOString()}`
    await circulationMail(tx, { programmeId, round: round.id, what, people: people.value, at })
    return done(round)
  })
}

function circulationMail(
  tx: Transaction,
  o: {
    readonly programmeId: ProgrammeId
    readonly round: RoundId
    /** Names the occasion. */
    readonly what: string
    readonly people: readonly PersonId[]
    readonly at: Date
  },
): Promise<void> {
  const { programmeId, round, what, people, at } = o
  const about = { what: 'circulation', id: round }
  return dueMail(tx, { programmeId, kind: 'act', key: `circulation:${round}:${what}`, about, dueAt: at, people })
}
