// Removing an item from the board: says what goes, and who needs it, before it is done. Called by rows and drawer.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useBoard, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { refusalOf } from './refusal-of.ts'

export interface RemoveDialogProps {
  readonly item: Item
  readonly onClose: () => void
  readonly onRemoved?: () => void
  readonly focusAfter?: () => HTMLElement | null
}

export function RemoveDialog({ item, onClose, onRemoved, focusAfter }: RemoveDialogProps) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const board = useBoard()
  const format = useFormat()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const requiredBy = [...board.items.values()].filter((other) => item.id in other.needs).map((other) => other.id)
  const remove = () => {
    const outcome = room.edit({ type: 'remove-item', item: item.id })
    if (!outcome.ok) {
      setRefusal(outcome.refusal)
      return
    }
    onClose()
    onRemoved?.()
  }
  return (
    <Dialog
      title={t('removeDialog.title', { id: item.id })}
      onClose={onClose}
      {...(focusAfter === undefined ? {} : { focusAfter })}
      actions={
        <>
          <Button tone="danger" onClick={remove}>
            {t('removeDialog.remove')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <p>{t('removeDialog.body', { title: item.title })}</p>
      {requiredBy.length > 0 && (
        <StateWord state="warn">{t('removeDialog.required', { ids: format.list(requiredBy) })}</StateWord>
      )}
      <p className="muted small">{t('removeDialog.undo')}</p>
      {refusal !== null && (
        <InlineRefusal what={t('removeDialog.notRemoved', { id: item.id })} why={refusalOf(refusal)} />
      )}
    </Dialog>
  )
}
