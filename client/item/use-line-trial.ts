// Who tries a frame out, and the frame that holds meanwhile, for the lines and for whatever says that a trial is on. Called by the queue, the queue in a meeting
// and trial-note.tsx.

import { useMemo } from 'react'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'

export interface LineTrial {
  readonly by: string
  /** What is tried, in the board's price year as `inForce` is. */
  readonly frame: Percentiles
  readonly inForce: Percentiles
}

/** @returns the same object while the same is tried; null while nothing is */
export function useLineTrial(programmeId: ProgrammeId): LineTrial | null {
  const body = useFrame(programmeId).data
  const trial = body?.trial ?? null
  const inForce = body?.frame ?? null
  return useMemo(
    () =>
      trial === null || inForce === null
        ? null
        : { by: trial.by, frame: { p50: trial.p50, p85: trial.p85 }, inForce: { p50: inForce.p50, p85: inForce.p85 } },
    [trial, inForce],
  )
}
