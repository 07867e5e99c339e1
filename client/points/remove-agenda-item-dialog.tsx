// Asks before an agenda item and its notes are taken away for everyone. Called by the agenda's row menu.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/outcome.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'

export interface RemoveAgendaItemDialogProps {
  readonly item: AgendaItem
  readonly number: number
  readonly onClose: () => void
}

export function RemoveAgendaItemDialog({ item, number, onClose }: RemoveAgendaItemDialogProps) {
  const { t } = useTranslation('points')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const remove = () => {
    const outcome = room.edit({ type: 'remove-agenda-item', agendaItem: item.id })
    // Somebody else removed it first: that is what was asked for.
    if (outcome.ok || outcome.refusal.code === 'UNKNOWN_ITEM') onClose()
    else setRefusal(outcome.refusal)
  }
  return (
    <Dialog
      title={t('remove.title', { number })}
      onClose={onClose}
      onSubmit={remove}
      actions={
        <>
          <Button type="submit" variant="primary" tone="danger">
            {t('remove.save')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('remove.body', { title: item.title })}</p>
      <p className="muted">{t('remove.undo')}</p>
      {refusal !== null && <InlineRefusal what={t('remove.notSaved')} why={refusalOf(refusal)} />}
    </Dialog>
  )
}
