// Try frame: a frame that is tried out before everybody's eyes. It moves the lines on every screen and decides nothing; it ends when somebody ends it or a frame
// is decided. Called by http/programmes/frame.ts, which tells the live rooms afterwards.

import type { TryFrame } from '../../../shared/contract/frame.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Database } from '../../store/database.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { endTrialFrame, putTrialFrame } from '../../store/trial-frames.ts'

interface Trying {
  readonly programmeId: ProgrammeId
  readonly person: PersonId
  readonly at: Date
}

/** @returns FRAME_ORDER where P50 is above P85 */
export function tryFrame(
  database: Database,
  { programmeId, person, at }: Trying,
  asked: TryFrame,
): Promise<Outcome<null>> {
  return inProgramme<null>(database, programmeId, async (tx) => {
    if (asked.p50 > asked.p85) return refuse('FRAME_ORDER', { field: 'p50' })
    await putTrialFrame(tx, { ...asked, programmeId, by: person, at })
    return done(null)
  })
}

/** @returns whether one was tried; that none was is no refusal */
export function stopTrying(database: Database, programmeId: ProgrammeId): Promise<Outcome<boolean>> {
  return inProgramme(database, programmeId, async (tx) => done(await endTrialFrame(tx, programmeId)))
}
