// The frame's figures of the board one is in, as they stand now: accumulated cost at every place, both lines, the curve and how likely each frame is to hold. Worked out
// beside the page; while a change is reckoned the figures before it stay, and say that they are of the order before. Called by the queue, the frame's page and the cut list.

import { useMemo } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import type { FrameBody } from '../../shared/contract/frame.ts'
import type { FrameLines } from '../../shared/frame/lines.ts'
import { frameInPrices } from '../../shared/frame/price-year.ts'
import type { CurvePoint, Percentiles, QueueFigures } from '../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useBoardHere } from '../live/use-room.ts'
import { type StandingQuestion, standingQuestion } from './standings.ts'
import { useStanding } from './use-standing.ts'

export interface FrameFigures {
  /** Everything that is told of the queue; null until it is worked out for the first time. */
  readonly standing: FrameStanding | null
  /** The board the figures are of; another than the one that is drawn while they are stale. */
  readonly board: Board | null
  readonly figures: QueueFigures | null
  readonly lines: FrameLines | null
  /** Of the scope the cost frame holds. */
  readonly curve: readonly CurvePoint[] | null
  /** Probability, 0–1, that the scope costs no more than each frame. */
  readonly holds: Percentiles | null
  readonly isStale: boolean
  /** The frame the lines are drawn by, in the price year of the estimates: the one tried out, else the one in force. */
  readonly frame: Percentiles | null
  readonly steering: Steering | null
  /** Why there are no figures: the index lacks a year the frame needs, or they cannot be worked out on this device. */
  readonly trouble: 'price-year' | 'simulation' | null
}

type BoardQuestion = StandingQuestion & { readonly board: Board }

export function useFrameFigures({ programmeId }: { readonly programmeId: ProgrammeId }): FrameFigures {
  const { data } = useFrame(programmeId)
  const board = useBoardHere()
  const frame = useMemo(() => (data ? frameNow(data) : null), [data])
  const question = useMemo(
    (): BoardQuestion | null =>
      data && frame && board ? { ...standingQuestion({ board, steering: data.steering, frame }), board } : null,
    [board, data, frame],
  )
  const { seen, isStale, hasFailed } = useStanding(question)
  const standing = hasFailed ? null : (seen?.standing ?? null)
  return {
    standing,
    board: standing === null ? null : (seen?.question.board ?? null),
    figures: standing?.figures ?? null,
    lines: standing?.lines ?? null,
    curve: standing?.curve ?? null,
    holds: standing?.scope.holds ?? null,
    isStale,
    frame,
    steering: data?.steering ?? null,
    trouble: hasFailed ? 'simulation' : data && frame === null ? 'price-year' : null,
  }
}

/** @returns the frame that lines are drawn by, in the estimates' prices; null where the index lacks a year. What is tried out is tried in their prices. */
function frameNow({ trial, inForce, priceYear, steering }: FrameBody): Percentiles | null {
  if (trial !== null) return { p50: trial.p50, p85: trial.p85 }
  const frame = frameInPrices(inForce, { to: priceYear, index: steering.priceIndex })
  return frame.ok ? frame.value : null
}
