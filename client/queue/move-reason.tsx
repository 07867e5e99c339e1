// Why a moved item stands where it stands: the reason somebody has given, or a line to write it on when one's own move took the item further from its calculated
// place than the programme lets pass without. It may be written now, later, or by somebody else; the move stands. Called by move-effect-panel.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { departures as departuresOf } from '../../shared/priority/calculated-order.ts'
import { OrderReason } from '../item/order-reason.tsx'
import type { Move } from '../live/live-room.ts'
import { useMay, useRoom } from '../live/use-room.ts'
import { asksReason } from './reason-asked.ts'

export interface MoveReasonProps {
  readonly move: Move
  readonly item: Item
  readonly departures: ReadonlyMap<ItemId, number>
  readonly steering: Steering
}

export function MoveReason({ move, item, departures, steering }: MoveReasonProps) {
  const { t } = useTranslation('moveEffect')
  const frozen = useRoom().rulings().frozen.has(item.id)
  const mayMove = useMay('item.move') && !frozen
  const before = useMemo(
    () => (move.own && move.kind === 'move' ? (departuresOf(move.boards().before, steering).get(item.id) ?? 0) : 0),
    [move, steering, item.id],
  )
  const after = departures.get(item.id) ?? 0
  const isFar = Math.abs(after) > steering.reasonBeyondPlaces
  const asked = mayMove && move.own && move.kind === 'move' && asksReason({ before, after, steering })
  if (!isFar && item.orderReason === '') return null
  return (
    <div className="me-r" data-told={asked ? undefined : 'true'}>
      {asked ? (
        <>
          <p className="small">{t('reason.asked', { count: Math.abs(after) })}</p>
          <OrderReason item={item} mayMove />
        </>
      ) : item.orderReason === '' ? (
        <p className="small muted">{t('reason.missing')}</p>
      ) : (
        <p className="small muted">{t('reason.stands', { reason: item.orderReason })}</p>
      )}
    </div>
  )
}
