// Dragging agenda items with the pointer: the grip is taken, a line shows where it would land, the neighbours stay put until the drop.
// Called by every row of the agenda.

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, type Edge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { AgendaItemId } from '../../shared/ids.ts'

export interface AgendaDrag {
  readonly row: RefObject<HTMLLIElement | null>
  readonly grip: RefObject<HTMLButtonElement | null>
  readonly dragged: boolean
  /** On which edge of this row the dragged one would land. */
  readonly edge: Edge | null
}

export interface AgendaDragOptions {
  readonly id: AgendaItemId
  /** The item after this one; null when this is the last. */
  readonly next: AgendaItemId | null
  readonly enabled: boolean
  readonly onDrop: (id: AgendaItemId, before: AgendaItemId | null) => void
  /** The item is in the air, or down again. */
  readonly onLift: (lifted: boolean) => void
}

const kind = 'agenda-item'

export function useAgendaDrag({ id, next, enabled, onDrop, onLift }: AgendaDragOptions): AgendaDrag {
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLButtonElement>(null)
  const [dragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  const latest = useRef({ next, onDrop, onLift })
  latest.current = { next, onDrop, onLift }
  useEffect(() => {
    const element = row.current
    const dragHandle = grip.current
    if (!enabled || element === null || dragHandle === null) return
    const edgeOf = (o: {
      self: { data: Record<string | symbol, unknown> }
      source: { data: Record<string, unknown> }
    }) => (o.source.data.id === id ? null : extractClosestEdge(o.self.data))
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ kind, id }),
        onDragStart: () => {
          setDragged(true)
          latest.current.onLift(true)
        },
        onDrop: () => {
          setDragged(false)
          latest.current.onLift(false)
        },
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind,
        getData: ({ input }) => attachClosestEdge({ id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        getIsSticky: () => true,
        onDrag: (o) => setEdge(edgeOf(o)),
        onDragLeave: () => setEdge(null),
        onDrop: (o) => {
          const at = edgeOf(o)
          setEdge(null)
          if (at === null) return
          const before = at === 'top' ? id : latest.current.next
          const moved = o.source.data.id as AgendaItemId
          if (before !== moved) latest.current.onDrop(moved, before)
        },
      }),
    )
  }, [id, enabled])
  return { row, grip, dragged, edge }
}
