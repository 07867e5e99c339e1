// What the cut list is worth, worked out beside the page whenever board, frame or day changes; until the new figures are there the old ones stand. Held against the frame
// the lines are drawn by: the one tried out, else the one in force. Called by cut-list-page.tsx.

import { useEffect, useMemo, useRef, useState } from 'react'
import type { CostInput } from '../../shared/frame/cost-input.ts'
import {
  type CutPotential,
  cutPotential,
  type PotentialAsked,
  type Simulating,
} from '../../shared/frame/cut-potential.ts'
import type { FrameLines } from '../../shared/frame/lines.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { orderPoints } from '../../shared/point/point-order.ts'
import { useFrame } from '../api/frame-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { dayOf } from '../item/point-order.ts'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { type SimulationOf, useSimulation } from '../item/use-simulation.ts'
import { useBoardHere } from '../live/use-room.ts'

export interface CutList {
  readonly today: string
  /** The nearest point that is still to be held; null when none is set up. */
  readonly next: { readonly id: PointId; readonly date: string } | null
  /** null until it has been worked out, or where it cannot be. */
  readonly potential: CutPotential | null
  readonly lines: FrameLines | null
  readonly steering: Steering | null
  readonly isTrial: boolean
  readonly isIllustrative: boolean
  /** Why there are no figures. */
  readonly trouble: 'price-year' | 'simulation' | null
}

export function useCutPotential(programmeId: ProgrammeId): CutList {
  const board = useBoardHere()
  const asking = usePoints(programmeId)
  const points = asking.data
  // Without a network they do not come, and the list is worth what it is today.
  const isComing = asking.isLoading && asking.failureCount === 0
  const told = useFrame(programmeId).data
  const { frame, steering, lines, trouble } = useFrameFigures({ programmeId })
  const simulation = useSimulation(steering)
  const today = dayOf(new Date())
  const coming = useMemo(
    () =>
      isComing
        ? null
        : orderPoints(points ?? [], today)
            .upcoming.filter(({ head }) => head.date >= today)
            .sort((a, b) => (a.head.date < b.head.date ? -1 : 1)),
    [points, isComing, today],
  )
  const asked = useMemo(
    () =>
      board === null || frame === null || coming === null
        ? null
        : { board, frame, today, points: coming.map(({ head }) => head.date) },
    [board, frame, today, coming],
  )
  const { potential, hasFailed } = usePotential(simulation, asked)
  const [first] = coming ?? []
  return {
    today,
    next: first === undefined ? null : { id: first.id, date: first.head.date },
    potential,
    lines,
    steering,
    isTrial: told?.trial != null,
    isIllustrative: told?.inForce.illustrative ?? false,
    trouble: trouble ?? (hasFailed ? 'simulation' : null),
  }
}

/** The newest that is worked out. What was asked before a newer change is not asked to its end. */
function usePotential(simulation: SimulationOf | null, asked: PotentialAsked | null) {
  const [potential, setPotential] = useState<CutPotential | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const key = asked === null ? null : keyOf(asked)
  const newest = useRef(asked)
  newest.current = asked
  useEffect(() => {
    const wanted = newest.current
    if (simulation === null || wanted === null || key === null) return
    let isWanted = true
    cutPotential(
      inTurn(simulation, () => isWanted),
      wanted,
    ).then(
      (answer) => {
        if (!isWanted) return
        setPotential(answer)
        setFailed(false)
      },
      () => isWanted && setFailed(true),
    )
    return () => {
      isWanted = false
    }
  }, [simulation, key])
  return { potential, hasFailed }
}

/** Everything of a question that decides its answer, as one text. */
function keyOf({ board, frame, today, points }: PotentialAsked): string {
  const costs = [...board.queue, ...board.cut].flatMap((id) => {
    const item = board.items.get(id)
    if (item === undefined) return []
    const { estimate, drivers, cut, position } = item
    const { status, latestUsefulDate, saving } = cut
    return [[id, estimate, drivers, ...(position.list === 'cut' ? [status, latestUsefulDate, saving] : [])]]
  })
  return JSON.stringify([costs, frame.p85, today, points])
}

/** One question at a time, so that what is no longer wanted is not asked, and others on the page come between. @throws when it cannot be worked out */
function inTurn(simulation: SimulationOf, isWanted: () => boolean): Simulating {
  let last: Promise<unknown> = Promise.resolve()
  const answer = <Value>(ask: () => Promise<Value | null>): Promise<Value> => {
    const turn = last.then(async () => {
      const told = isWanted() ? await ask() : null
      if (told === null) throw new Error('not worked out')
      return told
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    total: (items: readonly CostInput[]) => answer(() => simulation.ask({ kind: 'total', ask: { items } })),
    curve: (items) => answer(() => simulation.ask({ kind: 'curve', ask: { items } })),
    scaled: (items) => answer(() => simulation.ask({ kind: 'scaled', ask: { items } })),
  }
}
