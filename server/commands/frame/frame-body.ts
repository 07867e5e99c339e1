// Frame body: what a programme reckons with, the ladder of its frames and the frame that is tried out, as they hold now. Reads; changes nothing. Called by
// http/programmes, by the commands of the frame, and by whatever works figures out at the server.

import type { FrameBody } from '../../../shared/contract/frame.ts'
import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import { type OwnStep, stepInForce, wholeLadder } from '../../../shared/frame/ladder.ts'
import { inPriceYear } from '../../../shared/frame/price-year.ts'
import { type FrameStep, plainSteering, type Steering } from '../../../shared/frame/steering.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { frameDecisions } from '../../store/decisions.ts'
import { newestLadder, newestSteering } from '../../store/frame-versions.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import { trialFrame } from '../../store/trial-frames.ts'
import type { CommandContext } from '../context.ts'

/**
 * @param o.internal whether the reader may read what is internal; of an internal decision others are told its number and its figures, which stand on the board
 * @returns the body of a programme that stands
 */
export async function frameBody(
  { database: { db }, now }: Pick<CommandContext, 'now'> & { readonly database: { readonly db: Handle | Transaction } },
  { id, structure }: Pick<StoredProgramme, 'id' | 'structure'>,
  { internal }: { readonly internal: boolean } = { internal: false },
): Promise<FrameBody> {
  // One after the other: a transaction has one connection, and asks one thing at a time.
  const steered = await newestSteering(db, id)
  const written = await newestLadder(db, id)
  const decisions = await frameDecisions(db, id)
  const trial = await trialFrame(db, id)
  const { priceYear } = structure
  const steering = steered?.steering ?? firstSteering(structure)
  const decided = decisions.flatMap((decision) => decidedStep(decision, { priceYear, internal }))
  const ladder = wholeLadder(written?.steps ?? firstLadder(structure), decided)
  const inForce = stepInForce(ladder, norwegianDate(now()))
  if (inForce === undefined) throw new Error(`${id} has no frame`)
  return {
    priceYear,
    steering,
    revision: steered?.revision ?? 0,
    changed: steered && { by: steered.by, at: steered.at.toISOString() },
    ladder,
    ladderRevision: written?.revision ?? 0,
    ladderChanged: written && { by: written.by, at: written.at.toISOString() },
    inForce,
    frame: inBoardsPrices(inForce, { priceYear, steering }),
    trial: trial && { ...trial, since: trial.since.toISOString() },
  }
}

/** @returns what a programme reckons with before anybody has changed it. */
export function firstSteering({ steering }: ProgrammeStructure): Steering {
  return steering ?? plainSteering
}

/** @returns the steps a programme begins with. */
export function firstLadder({ ladder, frame, priceYear }: ProgrammeStructure): readonly OwnStep[] {
  const given = (ladder ?? []).flatMap(({ decision: _decision, kind, ...step }): readonly OwnStep[] =>
    kind === 'decided' ? [] : [{ ...step, kind }],
  )
  if (given.length > 0) return given
  return [{ ...frame, from: `${priceYear}-01-01`, priceYear, document: '', kind: 'approved' }]
}

function decidedStep(
  { effect, internal: isInternal, decidedAt, number }: Decision,
  { priceYear, internal }: { readonly priceYear: number; readonly internal: boolean },
): readonly FrameStep[] {
  if (effect.type !== 'frame') return []
  const { p50, p85 } = effect
  const document = isInternal && !internal ? '' : effect.document
  const from = norwegianDate(new Date(decidedAt))
  return [{ p50, p85, from, priceYear, document, kind: 'decided', illustrative: false, decision: number }]
}

/** The commands see to it that the index holds what is needed; a figure that could not be told is told as it is. */
function inBoardsPrices(
  { p50, p85, priceYear: from }: FrameStep,
  { priceYear: to, steering }: { readonly priceYear: number; readonly steering: Steering },
): FrameBody['frame'] {
  const told = (mnok: number): number => {
    const there = inPriceYear(mnok, { from, to, index: steering.priceIndex })
    return there.ok ? there.value : mnok
  }
  return { p50: told(p50), p85: told(p85) }
}
