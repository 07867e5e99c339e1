// Both scopes a frame is held against: all of the queue, and what stands above the line of the cost frame; each with its percentiles, its curve and how likely each
// frame is to hold it. What was worked out last stays until its successor comes. Called by frame-page.tsx.

import { useEffect, useState } from 'react'
import { costInputOf } from '../../shared/frame/cost-input.ts'
import type { CurvePoint, Percentiles } from '../../shared/frame/simulator.ts'
import type { HeldSet } from '../../shared/frame/standing.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { useSimulation } from '../item/use-simulation.ts'

export interface Scope extends HeldSet {
  readonly items: number
  readonly curve: readonly CurvePoint[]
}

export interface Scopes {
  /** Null until it is worked out. */
  readonly whole: Scope | null
  readonly scope: Scope | null
  /** The frame they are held against, in the board's prices. */
  readonly frame: Percentiles | null
  readonly unestimated: number
  readonly isStale: boolean
  readonly trouble: 'price-year' | 'simulation' | null
}

export function useScopes(programmeId: ProgrammeId): Scopes {
  const { standing, board, frame, steering, isStale, trouble } = useFrameFigures({ programmeId })
  const simulation = useSimulation(steering)
  const [curve, setCurve] = useState<readonly CurvePoint[] | null>(null)
  useEffect(() => {
    if (simulation === null || board === null) return
    let isWanted = true
    const items = board.queue.flatMap((id) => board.items.get(id) ?? []).map(costInputOf)
    void simulation.ask({ kind: 'curve', ask: { items }, slot: 'whole-curve' }).then((told) => {
      if (isWanted && told !== null) setCurve(told)
    })
    return () => {
      isWanted = false
    }
  }, [simulation, board])
  const whole =
    standing === null || curve === null ? null : { ...standing.whole, items: standing.figures.places.length, curve }
  return {
    whole,
    scope: standing === null ? null : { ...standing.scope, curve: standing.curve },
    frame,
    unestimated: standing?.figures.unestimated ?? 0,
    isStale,
    trouble,
  }
}
