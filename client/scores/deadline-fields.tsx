// A deadline as it is written: a date and a time of day, each with what is wrong with it. Called by the dialogs of a score round.

import { useTranslation } from 'react-i18next'
import type { DeadlineDraft, DeadlineReading } from '../item/deadline-draft.ts'
import { DateField } from '../ui/date-field.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface DeadlineFieldsProps {
  readonly draft: DeadlineDraft
  readonly onDraft: (change: (before: DeadlineDraft) => DeadlineDraft) => void
  readonly fault: Extract<DeadlineReading, { ok: false }>['fault'] | null
}

export function DeadlineFields({ draft, onDraft, fault }: DeadlineFieldsProps) {
  const { t } = useTranslation('scores')
  return (
    <div className="scr-dl">
      <DateField
        label={t('deadline.date')}
        value={draft.date}
        error={fault === 'badDate' ? t('deadline.badDate') : fault === 'past' ? t('deadline.past') : undefined}
        onRead={(date) => onDraft((before) => ({ ...before, date: date ?? null }))}
        onCommit={(date) => onDraft((before) => ({ ...before, date }))}
      />
      <TextField
        label={t('deadline.time')}
        value={draft.time}
        maxLength={5}
        error={fault === 'badTime' ? t('deadline.badTime') : undefined}
        onType={(time) => onDraft((before) => ({ ...before, time }))}
      />
    </div>
  )
}
