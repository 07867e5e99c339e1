// What the queue shows of the board in one person's view: which items, in which order, under which heads, with the lines where they fall. Called by
// queue-page.tsx.

import { useMemo } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { useAlternativeHere } from '../item/alternative-here.ts'
import type { LineFigures } from '../item/frame-line.tsx'
import type { HeldCounts } from '../item/frame-zones.ts'
import { useSteering } from '../item/use-steering.ts'
import { filterItems } from './filter.ts'
import { groupedRows, listRows, type QueueRowPart } from './queue-rows.ts'
import type { Beside, QueueTableProps } from './queue-table.tsx'
import type { QueueView } from './queue-view.ts'
import type { Percentiles } from './row-estimate.tsx'
import { useCalculated } from './use-calculated.ts'
import { useQueueGroups } from './use-queue-groups.ts'
import { type QueueLines, useQueueLines } from './use-queue-lines.ts'

export interface QueueList {
  readonly rows: readonly QueueRowPart[]
  /** The items shown, in the order they are shown. */
  readonly visible: readonly ItemId[]
  readonly places: ReadonlyMap<ItemId, number>
  readonly beside: ReadonlyMap<ItemId, Beside>
  /** Decided place − calculated place. */
  readonly departures: ReadonlyMap<ItemId, number>
  readonly held: HeldCounts | null
  readonly lines: Readonly<Record<LineName, LineFigures>> | null
  readonly handle: QueueTableProps['handle']
  readonly summed: readonly Percentiles[] | null
  readonly note: string | null
  readonly trouble: QueueLines['trouble']
}

export function useQueueList(o: {
  readonly programmeId: ProgrammeId
  readonly board: Board
  readonly view: QueueView
}): QueueList {
  const { programmeId, board, view } = o
  const steering = useSteering()
  const calculated = useCalculated(board, steering)
  const isCalculated = view.order === 'calculated' && steering !== null
  const order = isCalculated ? calculated.order : board.queue
  const places = useMemo(() => new Map(order.map((id, at) => [id, at + 1])), [order])
  const beside = useMemo(() => {
    const decided = new Map(board.queue.map((id, at) => [id, at + 1]))
    return new Map(
      [...calculated.departures].map(([id, departure]): [ItemId, Beside] => {
        const place = decided.get(id) ?? 0
        return [id, { place: isCalculated ? place : place - departure, departure }]
      }),
    )
  }, [board.queue, calculated, isCalculated])
  const visible = useMemo(
    () => filterItems({ order, items: board.items, filter: view.filter }),
    [order, board.items, view.filter],
  )
  const { groups, note } = useQueueGroups({ arrange: view.arrange, board, order: visible, steering })
  const { held, lines, ...told } = useQueueLines({ programmeId, board, other: isCalculated ? order : null })
  const rows = useMemo(
    () => (groups === null ? listRows({ visible, places, held }) : groupedRows({ groups, places, held })),
    [groups, visible, places, held],
  )
  const body = useFrame(programmeId).data
  const mayTry = useMembership(programmeId)?.permissions.includes('frame.try') ?? false
  const isBoard = useAlternativeHere() === null
  const handle =
    body === undefined || told.places === null || !mayTry || !isBoard || isCalculated
      ? null
      : { programmeId, body, places: told.places }
  const summed = view.cost === 'summed' ? told.places : null
  return {
    rows,
    visible,
    places,
    beside,
    departures: calculated.departures,
    held,
    lines,
    handle,
    summed,
    note,
    trouble: told.trouble,
  }
}
