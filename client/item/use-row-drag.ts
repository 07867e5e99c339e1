// Lets one row be dragged and be dragged over, with the browser's own drag and drop. Where it lands is settled by use-reorder.ts; this only
// reports the lift, the edge the pointer is nearest, and the drop. Called by the rows of the queue and the entries of the cut list.

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import type { RefObject } from 'react'
import { useEffect } from 'react'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'
import type { ReorderHands } from './use-reorder.ts'

const kind = 'veivalg-item'

export function useRowDrag(o: {
  readonly element: RefObject<HTMLElement | null>
  /** Given: only this part of the row starts a drag, so that its text can be marked. */
  readonly handle?: RefObject<HTMLElement | null>
  readonly item: ItemId
  /** false while the row is edited, or when the role may not move. */
  readonly enabled: boolean
  readonly hands: ReorderHands
}): void {
  const { element, handle, item, enabled, hands } = o
  useEffect(() => {
    const row = element.current
    if (row === null || !enabled) return
    const grip = handle?.current ?? null
    return combine(
      draggable({
        element: row,
        ...(grip === null ? {} : { dragHandle: grip }),
        getInitialData: () => ({ kind, item }),
        onDragStart: () => hands.lift(item, 'pointer'),
        onDrop: ({ location }) => {
          const target = location.current.dropTargets[0]
          if (target === undefined) {
            hands.cancel()
            return
          }
          // A quick hand lets go before the browser has told of the last row it passed.
          aimAt(target.data, hands)
          hands.drop()
        },
      }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source }) => source.data.kind === kind,
        getData: ({ input, element: target }) =>
          attachClosestEdge({ item }, { input, element: target, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => aimAt(self.data, hands),
      }),
    )
  }, [element, handle, item, enabled, hands])
}

/** Lets something between two rows be dragged over: it stands for the edge of one of them. Called by the lines of the frame. */
export function useEdgeDrop(o: {
  readonly element: RefObject<HTMLElement | null>
  readonly item: ItemId | null
  readonly edge: 'top' | 'bottom'
  readonly hands: ReorderHands
}): void {
  const { element, item, edge, hands } = o
  useEffect(() => {
    const line = element.current
    if (line === null || item === null) return
    return dropTargetForElements({
      element: line,
      canDrop: ({ source }) => source.data.kind === kind,
      getData: () => ({ item, edge }),
      onDrag: ({ self }) => aimAt(self.data, hands),
    })
  }, [element, item, edge, hands])
}

function aimAt(data: Record<string | symbol, unknown>, hands: ReorderHands): void {
  const edge = extractClosestEdge(data) ?? data.edge
  const over = itemIdSchema.safeParse(data.item)
  if (over.success && (edge === 'top' || edge === 'bottom')) hands.over(over.data, edge)
}
