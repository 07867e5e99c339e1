// Why an item stands far from its calculated place, in one line: read by everybody, written by those who may move it, when it suits them. Never in the way of
// a move. Called by the rows of the queue, the panel of what a move did, and the drawer.

import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { shortTextMaxLength } from '../../shared/board/value.ts'
import { DraftText } from './draft-text.tsx'

export interface OrderReasonProps {
  readonly item: Pick<Item, 'id' | 'orderReason'>
  readonly mayMove: boolean
  readonly autoFocus?: boolean
  /** Called when she is done with it, saved or not. */
  readonly onDone?: () => void
}

export function OrderReason({ item, mayMove, autoFocus = false, onDone }: OrderReasonProps) {
  const { t } = useTranslation('item')
  return (
    <DraftText
      record={item.id}
      field="orderReason"
      label={t('orderReason.label', { id: item.id })}
      placeholder={t('orderReason.placeholder')}
      oneLine
      autoFocus={autoFocus}
      value={item.orderReason}
      maxLength={shortTextMaxLength}
      mayEdit={mayMove}
      edit={(value) => ({ type: 'set-field', item: item.id, set: { field: 'orderReason', value } })}
      {...(onDone === undefined ? {} : { onDone })}
    />
  )
}
