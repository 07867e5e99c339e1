// Trial frames: the frame somebody tries out before everybody's eyes, one at a time in a programme; the last who tries one is the one who tries. Called by
// server/commands/frame, and by the command that decides, since a frame that is decided ends it.

import { eq } from 'drizzle-orm'
import type { TryFrame } from '../../shared/contract/frame.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { trialFrames } from './tables/frame.ts'
import { people } from './tables/people.ts'

/** MNOK in the board's price year. */
export interface TrialFrame extends TryFrame {
  /** Name of who tries it. */
  readonly by: string
  readonly since: Date
}

/** @returns null where none is tried */
export async function trialFrame(db: Handle | Transaction, programmeId: ProgrammeId): Promise<TrialFrame | null> {
  const { p50, p85, since } = trialFrames
  const [found] = await db
    .select({ p50, p85, since, by: people.name })
    .from(trialFrames)
    .innerJoin(people, eq(people.id, trialFrames.by))
    .where(eq(trialFrames.programmeId, programmeId))
  return found ?? null
}

/** Puts a frame in place of the one that is tried; who goes on trying has done so since she began. */
export async function putTrialFrame(
  tx: Transaction,
  o: TryFrame & { readonly programmeId: ProgrammeId; readonly by: PersonId; readonly at: Date },
): Promise<void> {
  const { programmeId, p50, p85, by, at } = o
  const [before] = await tx
    .select({ by: trialFrames.by, since: trialFrames.since })
    .from(trialFrames)
    .where(eq(trialFrames.programmeId, programmeId))
  const set = { p50, p85, by, since: before?.by === by ? before.since : at }
  await tx
    .insert(trialFrames)
    .values({ programmeId, ...set })
    .onConflictDoUpdate({ target: trialFrames.programmeId, set })
}

/** @returns whether one was tried */
export async function endTrialFrame(tx: Transaction, programmeId: ProgrammeId): Promise<boolean> {
  const gone = await tx
    .delete(trialFrames)
    .where(eq(trialFrames.programmeId, programmeId))
    .returning({ programmeId: trialFrames.programmeId })
  return gone.length > 0
}
