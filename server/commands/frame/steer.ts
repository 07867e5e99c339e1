// Steer: another version of what a programme reckons with, or of the ladder of its frames, each written whole on the one it was read at, with its line in the
// audit log. Called by http/programmes/frame.ts, which tells the live rooms afterwards.

import type { ChangeLadder, ChangeSteering } from '../../../shared/contract/frame.ts'
import { checkSteering } from '../../../shared/frame/check-steering.ts'
import { checkLadder } from '../../../shared/frame/ladder.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { audit } from '../../store/audit-log.ts'
import type { Database } from '../../store/database.ts'
import { addLadder, addSteering, newestLadder, newestSteering } from '../../store/frame-versions.ts'
import { inProgramme } from '../../store/in-programme.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import { firstLadder, firstSteering } from './frame-body.ts'

interface Steering {
  readonly programme: Pick<StoredProgramme, 'id' | 'structure'>
  readonly person: PersonId
  readonly at: Date
}

/** @returns the new revision; STALE when somebody was before, or what is wrong with it, by field */
export function changeSteering(
  database: Database,
  { programme, person, at }: Steering,
  asked: ChangeSteering,
): Promise<Outcome<number>> {
  const { id: programmeId, structure } = programme
  return inProgramme<number>(database, programmeId, async (tx) => {
    const newest = await newestSteering(tx, programmeId)
    if (asked.revision !== (newest?.revision ?? 0)) return refuse('STALE', { field: 'revision' })
    const ladder = (await newestLadder(tx, programmeId))?.steps ?? firstLadder(structure)
    const checked = checkSteering(asked.steering, { structure, ladder })
    if (!checked.ok) return checked
    const revision = asked.revision + 1
    await addSteering(tx, { programmeId, revision, by: person, at, steering: checked.value })
    await audit(tx, { at, programmeId, actor: person, act: 'frame.steered', subject: { revision } })
    return done(revision)
  })
}

/** @returns the new revision; STALE when somebody was before, FRAME_ORDER, FRAME_TIME, PRICE_YEAR by the step */
export function changeLadder(
  database: Database,
  { programme, person, at }: Steering,
  asked: ChangeLadder,
): Promise<Outcome<number>> {
  const { id: programmeId, structure } = programme
  return inProgramme<number>(database, programmeId, async (tx) => {
    const newest = await newestLadder(tx, programmeId)
    if (asked.revision !== (newest?.revision ?? 0)) return refuse('STALE', { field: 'revision' })
    const steering = (await newestSteering(tx, programmeId))?.steering ?? firstSteering(structure)
    const { steps } = asked
    const checked = checkLadder(steps, { priceYear: structure.priceYear, index: steering.priceIndex })
    if (!checked.ok) return checked
    const revision = asked.revision + 1
    await addLadder(tx, { programmeId, revision, by: person, at, steps })
    const subject = { revision, steps: steps.length }
    await audit(tx, { at, programmeId, actor: person, act: 'frame.ladder-changed', subject })
    return done(revision)
  })
}
