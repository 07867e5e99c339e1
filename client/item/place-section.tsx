// Where the figures would put an item beside where the board has put it, and why it stands far from there once somebody has said so. Of items of the queue
// alone. Called by item-drawer.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { departures } from '../../shared/priority/calculated-order.ts'
import { useBoard, useMay } from '../live/use-room.ts'
import { DrawerSection } from './drawer-section.tsx'
import { OrderReason } from './order-reason.tsx'
import { useSteering } from './use-steering.ts'

export function PlaceSection({ item, isFrozen }: { readonly item: Item; readonly isFrozen: boolean }) {
  const { t } = useTranslation('item')
  const board = useBoard()
  const steering = useSteering()
  const mayMove = useMay('item.move') && !isFrozen
  const departure = useMemo(
    () => (steering === null ? undefined : departures(board, steering).get(item.id)),
    [board, steering, item.id],
  )
  if (steering === null || departure === undefined) return null
  const place = board.queue.indexOf(item.id) + 1
  const isFar = Math.abs(departure) > steering.reasonBeyondPlaces
  if (!isFar && item.orderReason === '') return null
  return (
    <DrawerSection record={item.id} field="orderReason" mayEdit={mayMove}>
      <h3>{t('orderReason.title')}</h3>
      <p className="small muted">
        {t('orderReason.places', { place, calculated: place - departure, count: Math.abs(departure) })}
        {item.orderReason === '' && ` ${t('orderReason.missing')}`}
      </p>
      <OrderReason item={item} mayMove={mayMove} />
    </DrawerSection>
  )
}
