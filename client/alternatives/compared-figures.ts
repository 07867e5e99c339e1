// Figures of one queue laid beside others: what each line holds, what its scope costs and how likely each frame is to hold it, what benefit the scope gives to whom, and
// where it asks more than there is. Pure. Called by compare-page.tsx for the queue and for each alternative.

import type { Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { benefitFigures } from '../../shared/priority/adopted-benefit.ts'
import { capacityPicture, overloads } from '../../shared/priority/capacity.ts'

export interface ComparedFigures {
  readonly board: Board
  /** Null until the simulation has answered for the first time. */
  readonly standing: FrameStanding | null
  readonly isStale: boolean
  /** Of the scope: the items the cost frame holds. Null with the standing. */
  readonly scope: ScopeFigures | null
}

export interface ScopeFigures {
  /** Points of adopted benefit. */
  readonly benefit: number
  readonly byBenefit: Readonly<Record<string, number>>
  readonly byReceiver: Readonly<Record<string, number>>
  /** Person-months beyond the capacity, all receivers and periods together, and in how many of these. */
  readonly overMonths: number
  readonly overPlaces: number
}

export function scopeFigures(board: Board, standing: FrameStanding, steering: Steering): ScopeFigures {
  const items = board.queue
    .slice(0, standing.lines.p85)
    .map((id) => board.items.get(id))
    .filter((item): item is Item => item !== undefined)
  const byBenefit: Record<string, number> = {}
  const byReceiver: Record<string, number> = {}
  let benefit = 0
  for (const item of items) {
    const figures = benefitFigures(item, steering)
    benefit += figures.adopted
    add(byBenefit, figures.byBenefit)
    add(byReceiver, figures.byReceiver)
  }
  const over = overloads(capacityPicture(items, steering))
  const overMonths = over.reduce((sum, cell) => sum + cell.over, 0)
  return { benefit, byBenefit, byReceiver, overMonths, overPlaces: over.length }
}

function add(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, value] of Object.entries(more)) sums[key] = (sums[key] ?? 0) + value
}
