// The rollout areas of a board as the view shows them: where each stands in the queue and against the lines, what is accumulated down to it, and how ready it is; in the
// order of the queue, or the readiest first. Pure. Called by rollout-page.tsx.

import type { Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { FrameLines } from '../../shared/frame/lines.ts'
import type { QueueFigures } from '../../shared/frame/simulator.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { byReadiness, type RolloutReadiness, rolloutReadiness } from '../../shared/priority/rollout-readiness.ts'

export type RolloutOrder = 'order' | 'readiness'

export interface RolloutArea {
  readonly item: Item
  /** 1-based in the whole queue; null on the cut list. */
  readonly place: number | null
  /** Which of the lines it stands above, whichever of them comes first; null until they are worked out, and on the cut list. */
  readonly inside: 'both' | 'p50' | 'p85' | 'none' | null
  /** P85 of everything down to and with it, MNOK. */
  readonly accumulated: number | null
  readonly readiness: RolloutReadiness
}

/** What has been worked out, and of which board: another than the one that is drawn while that is new. */
export interface WorkedOut {
  readonly board: Board
  readonly lines: FrameLines
  readonly figures: QueueFigures
}

export function rolloutAreas(o: {
  readonly board: Board
  readonly rollout: NonNullable<Steering['rollout']>
  readonly known: WorkedOut | null
  readonly order: RolloutOrder
}): readonly RolloutArea[] {
  const { board, rollout, known } = o
  const placeOf = new Map(board.queue.map((id, at) => [id, at]))
  const figured = new Map(known?.board.queue.map((id, at) => [id, at]) ?? [])
  const areas = [...board.queue, ...board.cut].flatMap((id): readonly RolloutArea[] => {
    const item = board.items.get(id)
    if (item?.area !== rollout.area) return []
    const place = placeOf.get(id)
    const at = place === undefined ? undefined : figured.get(id)
    return [
      {
        item,
        place: place === undefined ? null : place + 1,
        inside: known === null || at === undefined ? null : insideOf(at, known.lines),
        accumulated: at === undefined ? null : (known?.figures.places[at]?.p85 ?? null),
        readiness: rolloutReadiness(item, rollout),
      },
    ]
  })
  return o.order === 'order' ? areas : [...areas].sort((a, b) => byReadiness(a.readiness, b.readiness))
}

function insideOf(at: number, { p50, p85 }: FrameLines): 'both' | 'p50' | 'p85' | 'none' {
  if (at < p50 && at < p85) return 'both'
  return at < p50 ? 'p50' : at < p85 ? 'p85' : 'none'
}
