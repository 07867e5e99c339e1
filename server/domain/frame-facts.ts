// What the system knows of the frame at a point: where the queue stands within it and stood when the last point was in session, what the cuts that are about to expire
// are still worth, and whose capacity the scope goes beyond. Pure: board, simulation and dates come in. Called by server/commands/points/known-facts-of.ts.

import type { Board } from '../../shared/board/snapshot.ts'
import type { FrameFacts } from '../../shared/contract/meeting.ts'
import { openShare } from '../../shared/frame/cut-saving.ts'
import { expectedCost } from '../../shared/frame/expected-cost.ts'
import type { SimulationRecord } from '../../shared/frame/simulation-record.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { capacityPicture } from '../../shared/priority/capacity.ts'

/**
 * @param o.simulation of the board; null where it could not be worked out: then the whole queue is held against the capacity
 * @param o.before of the board when the last point was in session; null where none was kept
 * @param o.expiring cuts that run out before the board can come back to them
 */
export function frameFacts(o: {
  readonly board: Board
  readonly simulation: SimulationRecord | null
  readonly before: SimulationRecord | null
  readonly steering: Steering
  readonly expiring: readonly ItemId[]
  readonly today: string
}): FrameFacts {
  const { board, simulation, before, steering } = o
  const scope = board.queue.slice(0, simulation?.lines.p85).flatMap((id) => board.items.get(id) ?? [])
  return {
    simulation,
    before,
    cutsLeft: Object.fromEntries(
      o.expiring.flatMap((id) => {
        const item = board.items.get(id)
        if (!item?.estimate) return []
        return [[id, rounded(openShare(item.cut, o.today) * expectedCost(item.estimate, steering))]]
      }),
    ),
    overloads: [...capacityPicture(scope, steering).cells.values()].flatMap(
      ({ receiver, period: periodId, load, capacity, over }) => {
        const period = steering.periods.find(({ id }) => id === periodId)
        return over > 0 && capacity !== null && period !== undefined && period.to >= o.today
          ? [{ receiver, period: periodId, name: period.name, load: rounded(load), capacity }]
          : []
      },
    ),
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
