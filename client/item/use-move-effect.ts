// What a move did, or a frame that was drawn elsewhere: two boards, each with the frame it is held against, worked out beside the page.
// Called by the panel of the queue and the page of the frame.

import { useMemo } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import { type MoveEffect, moveEffect } from '../../shared/frame/move-effect.ts'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { standingQuestion } from './standings.ts'
import { useStanding } from './use-standing.ts'

export interface FramedBoard {
  readonly board: Board
  readonly frame: Percentiles
}

export interface EffectSeen {
  /** null until it is worked out, and where there is nothing to compare. */
  readonly effect: MoveEffect | null
  readonly before: FrameStanding | null
  readonly after: FrameStanding | null
  readonly isStale: boolean
  readonly hasFailed: boolean
}

/** @param o.before null where nothing was done yet. */
export function useMoveEffect(o: {
  readonly before: FramedBoard | null
  readonly after: FramedBoard | null
  readonly steering: Steering | null
}): EffectSeen {
  const before = useStanding(useQuestion(o.before, o.steering))
  const after = useStanding(useQuestion(o.after, o.steering))
  const { steering } = o
  const was = before.seen
  const is = after.seen
  const effect = useMemo(
    () =>
      was === null || is === null || steering === null
        ? null
        : moveEffect({
            before: { board: was.question.board, standing: was.standing },
            after: { board: is.question.board, standing: is.standing },
            steering,
          }),
    [was, is, steering],
  )
  return {
    effect,
    before: was?.standing ?? null,
    after: is?.standing ?? null,
    isStale: before.isStale || after.isStale,
    hasFailed: before.hasFailed || after.hasFailed,
  }
}

function useQuestion(framed: FramedBoard | null, steering: Steering | null) {
  const board = framed?.board ?? null
  const p50 = framed?.frame.p50 ?? 0
  const p85 = framed?.frame.p85 ?? 0
  return useMemo(
    () =>
      board === null || steering === null
        ? null
        : { ...standingQuestion({ board, steering, frame: { p50, p85 } }), board },
    [board, p50, p85, steering],
  )
}
