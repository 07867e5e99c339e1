// Asks before an agenda item and its notes are taken away for everyone. Called by the agenda's row menu.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/outcome.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { refusalOfNamed } from '../item/refusal-of.ts'
import { useRoom } from '../live/use-room.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'

export interface RemoveAgendaItemDialogProps {
  readonly item: AgendaItem
  readonly number: number
  readonly onClose: () => void
}

export function RemoveAgendaItemDialog({ item, number, onClose }: RemoveAgendaItemDialogProps) {
  const { t } = useTranslation('points')
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
      actions={<SaveOrCancel save={t('remove.save')} tone="danger" onCancel={onClose} />}
    >
      <p>{t('remove.body', { title: item.title })}</p>
      <p className="muted">{t('remove.undo')}</p>
      {refusal !== null && (
        <InlineRefusal
          what={t('remove.notSaved')}
          why={refusalOfNamed(refusal, { record: item.id, name: t('remove.named', { title: item.title }) })}
        />
      )}
    </Dialog>
  )
}
