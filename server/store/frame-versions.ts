// Versions of what a programme reckons with and of the ladder of its frames: the newest of each is what holds, the earlier ones stay. A version is written on
// the one it was read at, or not at all. Called by server/commands/frame.

import { desc, eq } from 'drizzle-orm'
import type { OwnStep } from '../../shared/frame/ladder.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { ladderVersions, steeringVersions } from './tables/frame.ts'
import { people } from './tables/people.ts'

interface Version {
  readonly revision: number
  /** Name of who wrote it. */
  readonly by: string
  readonly at: Date
}

interface Written {
  readonly programmeId: ProgrammeId
  readonly revision: number
  readonly by: PersonId
  readonly at: Date
}

/** @returns null where the programme reckons with what it began with */
export async function newestSteering(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<(Version & { readonly steering: Steering }) | null> {
  const { revision, at, steering } = steeringVersions
  const [newest] = await db
    .select({ revision, at, steering, by: people.name })
    .from(steeringVersions)
    .innerJoin(people, eq(people.id, steeringVersions.by))
    .where(eq(steeringVersions.programmeId, programmeId))
    .orderBy(desc(revision))
    .limit(1)
  return newest ?? null
}

/** Writes the next version. The caller holds the programme's row, so that revisions run without a gap. */
export async function addSteering(tx: Transaction, o: Written & { readonly steering: Steering }): Promise<void> {
  await tx.insert(steeringVersions).values(o)
}

/** @returns null where the ladder is what the programme began with, but for what was decided */
export async function newestLadder(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<(Version & { readonly steps: readonly OwnStep[] }) | null> {
  const { revision, at, steps } = ladderVersions
  const [newest] = await db
    .select({ revision, at, steps, by: people.name })
    .from(ladderVersions)
    .innerJoin(people, eq(people.id, ladderVersions.by))
    .where(eq(ladderVersions.programmeId, programmeId))
    .orderBy(desc(revision))
    .limit(1)
  return newest ?? null
}

/** Writes the next version. The caller holds the programme's row. */
export async function addLadder(tx: Transaction, o: Written & { readonly steps: readonly OwnStep[] }): Promise<void> {
  await tx.insert(ladderVersions).values(o)
}
