// A line of the frame as a row of the queue's grid: walked to like the others, read aloud as one sentence, and a place to drop at. Called by
// queue-table.tsx.

import { useRef } from 'react'
import type { LineName } from '../../shared/frame/move-effect.ts'
import { FrameLine, type LineFigures } from '../item/frame-line.tsx'
import type { ReorderHands } from '../item/use-reorder.ts'
import { useEdgeDrop } from '../item/use-row-drag.ts'
import { Cell } from './cell.tsx'
import { LineHandle, type LineHandleProps } from './line-handle.tsx'
import type { QueueRowPart } from './queue-rows.ts'

export interface LineRowProps {
  readonly row: Extract<QueueRowPart, { kind: 'line' }>
  readonly figures: LineFigures
  /** What takes hold of it; null for whoever may not try a frame, and in an order that is not the decided one. */
  readonly handle: Omit<LineHandleProps, 'line' | 'isTried'> | null
  /** 0-based among the shown rows. */
  readonly index: number
  readonly topPx: number
  readonly active: boolean
  readonly columns: number
  readonly hands: ReorderHands
  readonly onFocus: (rowKey: string) => void
}

export function LineRow({ row, figures, handle, index, topPx, active, columns, hands, onFocus }: LineRowProps) {
  const element = useRef<HTMLDivElement>(null)
  const { line, above, below } = row
  useEdgeDrop({ element, item: above ?? below, edge: above === null ? 'bottom' : 'top', hands })
  return (
    <Cell
      ref={element}
      as="row"
      className="q-line"
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      data-key={row.key}
      data-frame-line={line satisfies LineName}
      style={{ transform: `translateY(${topPx}px)` }}
      onFocus={(event) => event.target === event.currentTarget && onFocus(row.key)}
    >
      <Cell as="rowheader" className="q-line-c" aria-colspan={columns}>
        <FrameLine
          line={line}
          figures={figures}
          {...(handle === null
            ? {}
            : { handle: <LineHandle {...handle} line={line} isTried={figures.triedBy !== null} /> })}
        />
      </Cell>
    </Cell>
  )
}
