// Minutes to show: which minutes of a point somebody is shown: an approved edition as it was kept, checked by its hash, or, for the board, the
// draft as it stands. The public edition is cut from what was approved and from nothing else. Called by server/http/minutes/minutes.ts.

import type { PointId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { type WholeMinutes, wholeMinutes } from '../../exports/whole-minutes.ts'
import { editionsOf, type FileKey, findEdition, findFile, keepFile } from '../../store/minutes-editions.ts'
import type { CommandContext } from '../context.ts'
import { minutesNow } from './minutes-source.ts'

interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly audience: 'board' | 'public'
  /** Undefined: the one that holds now. */
  readonly edition: number | undefined
}

export interface MinutesToShow {
  readonly whole: WholeMinutes
  /** Of the edition; null = a draft. */
  readonly number: number | null
}

/**
 * While minutes are open the board is shown the draft, and the public what was approved last.
 * @returns MINUTES_NOT_APPROVED for a public edition that is not there yet, EDITION_CHANGED when what was kept is not what was approved,
 * NOT_FOUND for an edition or a point that does not stand
 */
export async function minutesToShow(
  context: Pick<CommandContext, 'database' | 'meetings' | 'now'>,
  asked: Asked,
): Promise<Outcome<MinutesToShow>> {
  const { audience, pointId } = asked
  const last = (await editionsOf(context.database.db, asked)).at(-1)?.number
  if (asked.edition !== undefined) return kept(context, asked, asked.edition)
  const isApproved = (await context.meetings.find(pointId))?.meeting.state === 'approved'
  if (last !== undefined && (isApproved || audience === 'public')) return kept(context, asked, last)
  // Minutes that were approved before editions were kept have none.
  if (audience === 'public' && !isApproved) return refuse('MINUTES_NOT_APPROVED')
  const whole = await minutesNow(context, asked)
  return whole === null ? refuse('NOT_FOUND') : done({ whole, number: null })
}

async function kept(
  { database }: Pick<CommandContext, 'database'>,
  { programmeId, pointId }: Asked,
  number: number,
): Promise<Outcome<MinutesToShow>> {
  const found = await findEdition(database.db, { programmeId, pointId, number })
  if (found === null) return refuse('NOT_FOUND')
  if (found.edition === null) return refuse('EDITION_CHANGED')
  return done({ whole: wholeMinutes(found.edition.minutes), number })
}

/** @returns the file as it was first taken out, made and kept when nobody has; null when what was kept is not what was taken out */
export async function fileOf(
  { database, now }: Pick<CommandContext, 'database' | 'now'>,
  key: FileKey,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  const before = await findFile(database.db, key)
  if (before !== null) return before.content
  await keepFile(database.db, { key, content: await make(), at: now() })
  const after = await findFile(database.db, key)
  return after?.content ?? null
}
