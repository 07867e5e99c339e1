// The lines as the queue shows them: of the decided order, or of the calculated one, each with what it says. What is being reckoned anew keeps what it
// said. Called by use-queue-list.ts.

import { useMemo } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import type { LineFigures } from '../item/frame-line.tsx'
import type { HeldCounts } from '../item/frame-zones.ts'
import { linesOf } from '../item/line-figures.ts'
import { standingQuestion } from '../item/standings.ts'
import { type FrameFigures, useFrameFigures } from '../item/use-frame-figures.ts'
import { useLineTrial } from '../item/use-line-trial.ts'
import { useStanding } from '../item/use-standing.ts'
import type { Percentiles } from './row-estimate.tsx'

export interface QueueLines {
  /** The same object while the lines stand where they stood. */
  readonly held: HeldCounts | null
  readonly lines: Readonly<Record<LineName, LineFigures>> | null
  /** What the queue comes to at each place. */
  readonly places: readonly Percentiles[] | null
  readonly trouble: FrameFigures['trouble']
}

/** @param o.other another order to draw the lines of; null: the decided one */
export function useQueueLines(o: {
  readonly programmeId: ProgrammeId
  readonly board: Board
  readonly other: readonly ItemId[] | null
}): QueueLines {
  const { board, other } = o
  const decided = useFrameFigures({ programmeId: o.programmeId })
  const trial = useLineTrial(o.programmeId)
  const { frame, steering } = decided
  const question = useMemo(
    () =>
      other === null || frame === null || steering === null
        ? null
        : standingQuestion({ board: { items: board.items, queue: other }, steering, frame }),
    [board.items, other, frame, steering],
  )
  const calculated = useStanding(question)
  const standing = other === null ? decided.standing : (calculated.seen?.standing ?? null)
  const isStale = other === null ? decided.isStale : calculated.isStale
  const p50 = standing?.lines.p50 ?? null
  const p85 = standing?.lines.p85 ?? null
  return {
    held: useMemo(() => (p50 === null || p85 === null ? null : { p50, p85 }), [p50, p85]),
    lines: useMemo(
      () => (standing === null || frame === null ? null : linesOf({ standing, frame, trial, isStale })),
      [standing, frame, trial, isStale],
    ),
    places: standing?.figures.places ?? null,
    trouble: decided.trouble,
  }
}
