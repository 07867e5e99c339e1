// Where the figures would put an item beside where the board has put it: the other place, how far apart they are, and why, once somebody has said so.
// Far apart without a reason says that it lacks one. Called by queue-row.tsx.

import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { OrderReason } from '../item/order-reason.tsx'
import { Cell } from './cell.tsx'
import type { RowTools } from './row-tools.ts'

export interface RowCalculatedProps {
  readonly item: Item
  /** The place in the order that is not shown; null where nothing is calculated. */
  readonly other: number | null
  /** Decided place − calculated place. */
  readonly departure: number | null
  /** The reason lies open over the row. */
  readonly open: boolean
  readonly mayMove: boolean
  readonly tab: 0 | -1
  readonly tools: RowTools
  readonly onOpen: (item: ItemId, field: 'reason') => void
  readonly onClose: (item: ItemId) => void
}

export function RowCalculated(o: RowCalculatedProps) {
  const { item, other, departure, tools } = o
  const { views, steering } = tools
  if (other === null || departure === null) {
    return (
      <Cell className="c-ca">
        <span className="muted">–</span>
      </Cell>
    )
  }
  const count = Math.abs(departure)
  const isFar = steering !== null && count > steering.reasonBeyondPlaces
  const words =
    departure === 0 ? views('calculated.same') : views(departure < 0 ? 'calculated.up' : 'calculated.down', { count })
  return (
    <Cell
      className="c-ca"
      onKeyDown={(event) => o.open && event.key === 'Escape' && !event.defaultPrevented && o.onClose(item.id)}
    >
      <span className="ca">
        <span className="num">{other}</span>
        <span className="df" title={words}>
          {departure !== 0 && (
            <span className="df-n" data-way={departure < 0 ? 'down' : 'up'} aria-hidden="true">
              {count}
            </span>
          )}
          <span className="sr">, {words}</span>
        </span>
      </span>
      {isFar && (
        <button
          type="button"
          className="ca-r"
          tabIndex={o.tab}
          aria-expanded={o.open}
          data-missing={item.orderReason === '' ? 'true' : undefined}
          onClick={() => o.onOpen(item.id, 'reason')}
        >
          {item.orderReason === '' ? views('reason.missing') : views('reason.stands')}
          <span className="sr"> {item.orderReason === '' ? item.id : item.orderReason}</span>
        </button>
      )}
      {o.open && (
        <div className="ca-over">
          <OrderReason item={item} mayMove={o.mayMove} autoFocus onDone={() => o.onClose(item.id)} />
        </div>
      )}
    </Cell>
  )
}
