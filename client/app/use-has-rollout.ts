// Whether a programme rolls out area by area, and has the view of that. Called by the top bar and the menu.

import type { ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'

/** @param programmeId null outside a programme @returns false until it is known */
export function useHasRollout(programmeId: ProgrammeId | null): boolean {
  return (useFrame(programmeId).data?.steering.rollout ?? null) !== null
}
