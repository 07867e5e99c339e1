// The head of a group in the queue's list: its name, how many items it has, and how many of them each frame holds. Called by queue-table.tsx.

import { Cell } from './cell.tsx'
import type { QueueRowPart } from './queue-rows.ts'
import type { RowTools } from './row-tools.ts'

export interface GroupRowProps {
  readonly row: Extract<QueueRowPart, { kind: 'group' }>
  readonly index: number
  readonly topPx: number
  readonly columns: number
  readonly tools: RowTools
}

export function GroupRow({ row, index, topPx, columns, tools }: GroupRowProps) {
  const { views } = tools
  const { name, items, held } = row.group
  return (
    <Cell
      as="row"
      className="q-group"
      aria-rowindex={index + 2}
      data-key={row.key}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <Cell as="rowheader" aria-colspan={columns}>
        <b>{name}</b> <span className="muted">{views('group.count', { count: items.length })}</span>
        {held !== null && <span className="q-group-h muted">{views('group.held', { ...held })}</span>}
      </Cell>
    </Cell>
  )
}
