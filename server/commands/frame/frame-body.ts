// Frame body: what a programme reckons with and the ladder of its frames, as they hold now. Reads; changes nothing. Called by http/programmes/frame.ts
// and by whatever works figures out at the server.

import type { FrameBody } from '../../../shared/contract/frame.ts'
import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import { type FrameStep, plainSteering } from '../../../shared/frame/steering.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { frameInForce } from '../../store/decisions.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import type { CommandContext } from '../context.ts'

/** @returns the body of a programme that stands. */
export async function frameBody(
  { database, now }: Pick<CommandContext, 'database' | 'now'>,
  { id, structure }: Pick<StoredProgramme, 'id' | 'structure'>,
): Promise<FrameBody> {
  const decided = await decidedStep({ database, id, structure, today: norwegianDate(now()) })
  const ladder = [...(structure.ladder ?? [seededStep(structure)]), ...(decided === null ? [] : [decided])]
  return {
    priceYear: structure.priceYear,
    steering: structure.steering ?? plainSteering,
    revision: 0,
    ladder,
    inForce: ladder.at(-1) ?? seededStep(structure),
    trial: null,
  }
}

async function decidedStep(o: {
  readonly database: CommandContext['database']
  readonly id: ProgrammeId
  readonly structure: ProgrammeStructure
  readonly today: string
}): Promise<FrameStep | null> {
  const decided = await frameInForce(o.database.db, o.id)
  if (decided === null) return null
  const { p50, p85 } = decided
  const { priceYear } = o.structure
  return { p50, p85, from: o.today, priceYear, document: '', kind: 'decided', illustrative: false, decision: null }
}

function seededStep({ frame, priceYear }: ProgrammeStructure): FrameStep {
  return {
    p50: frame.p50,
    p85: frame.p85,
    from: `${priceYear}-01-01`,
    priceYear,
    document: '',
    kind: 'approved',
    illustrative: frame.illustrative,
    decision: null,
  }
}
