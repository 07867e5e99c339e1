// «Starte møtet nå?»: asked where the meeting begins on another day than the one it is called for. Called by the meeting's page and by the
// buttons of a point's life.

import { useTranslation } from 'react-i18next'
import { norwegianDay } from '../../shared/point/held-on.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { useFormat } from '../ui/use-format.ts'

/** @param date `YYYY-MM-DD`. @returns whether that is another day than this one in Norway */
export function isOtherDay(date: string, now = new Date()): boolean {
  return norwegianDay(now.toISOString()) !== date
}

export interface StartDialogProps {
  /** The day it is called for, `YYYY-MM-DD`. */
  readonly date: string
  readonly command: { readonly busy: boolean; readonly trouble: string | null }
  readonly onStart: () => void
  readonly onClose: () => void
}

export function StartDialog({ date, command, onStart, onClose }: StartDialogProps) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  return (
    <Dialog
      title={t('start.otherDay')}
      onClose={onClose}
      onSubmit={onStart}
      actions={<SaveOrCancel save={t('start.now')} busy={command.busy} onCancel={onClose} />}
    >
      <p>{t('start.otherDayBody', { date: format.longDate(date) })}</p>
      {command.trouble !== null && <InlineRefusal what={t('notDone')} why={command.trouble} />}
    </Dialog>
  )
}
