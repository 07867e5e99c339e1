// Awaited: what the deciding between meetings waits for from one person: her answer in a circulation, or her position beforehand on a wording the meeting
// she does not come to will try. Says the same as the commands of rounds.ts would answer. Pure; called by server/commands/deciding/circulations-view.ts.

import type { PersonId } from '../../shared/ids.ts'
import { attendanceOf, isRecused } from '../../shared/point/who-is-there.ts'
import { type DecidingScene, msOf, permitted, seatsSpokenFor, standsOpen } from './deciding-scene.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'
import { inForce } from './wordings.ts'

/** @param o.answered seats that have answered. @returns whether a circulation waits for an answer of the one who asks */
export function isAwaited(o: {
  readonly scene: DecidingScene
  readonly round: RoundStanding
  readonly answered: readonly PersonId[]
}): boolean {
  const { scene, round, answered } = o
  if (round.how !== 'circulation' || round.state !== 'open') return false
  if (round.deadline !== null && msOf(round.deadline) < scene.now.getTime()) return false
  const owed = speaksOn(scene, round).filter((seat) => round.asked.includes(seat))
  return owed.some((seat) => !answered.includes(seat))
}

/**
 * @param o.wordings all of the agenda item; @param o.rounds all that were held on it
 * @param o.beforehand seats that have given a position on it
 * @returns whether a round may still be held on the wording as the first (`untried`), whether the one who asks may give a position before it, and
 *   whether it waits for hers because she has said that she does not come
 */
export function beforehandOn(o: {
  readonly scene: DecidingScene
  readonly wording: WordingStanding
  readonly wordings: readonly WordingStanding[]
  readonly rounds: readonly RoundStanding[]
  readonly beforehand: readonly PersonId[]
}): { readonly untried: boolean; readonly mayGive: boolean; readonly waits: boolean } {
  const { scene, wording } = o
  const held = o.rounds.some(
    ({ wordingId, state }) => state === 'open' || (wordingId === wording.id && state === 'revealed'),
  )
  const untried = standsOpen(scene).ok && inForce(wording, o.wordings).ok && !held
  const seats = untried ? speaksOn(scene, wording) : []
  const { meeting, actor } = scene
  const isAbsent = meeting.state === 'called' && attendanceOf(meeting, actor.person).answer === 'does-not-come'
  const mayGive = seats.length > 0
  return { untried, mayGive, waits: mayGive && isAbsent && seats.some((seat) => !o.beforehand.includes(seat)) }
}

function speaksOn(scene: DecidingScene, { agendaItem }: Pick<WordingStanding, 'agendaItem'>): readonly PersonId[] {
  const { meeting, actor } = scene
  if (!permitted(scene, 'position.give').ok || !standsOpen(scene).ok) return []
  return isRecused(meeting, agendaItem, actor.person) ? [] : seatsSpokenFor(scene)
}
