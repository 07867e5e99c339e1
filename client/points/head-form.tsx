// The fields of a meeting's head, for a new point and for changing one. Shows under each field what is wrong with it; corrects nothing.
// Called by the two dialogs, which hold the draft.

import { Input } from '@digdir/designsystemet-react'
import { useTranslation } from 'react-i18next'
import { timeSchema } from '../../shared/board/value.ts'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import { refusalText } from '../language/refusal-text.ts'
import { DateField } from '../ui/date-field.tsx'
import { Field } from '../ui/field.tsx'
import { useFormat } from '../ui/use-format.ts'
import {
  clockOf,
  type HeadDraft,
  type HeadErrors,
  type HeadField,
  headLabels,
  unrealDate,
  wholeMinutes,
} from './head-draft.ts'
import './head-form.css'
import { NameField } from './name-field.tsx'
import { clockAfter } from './timetable.ts'

export interface HeadFormProps {
  readonly draft: HeadDraft
  readonly errors: HeadErrors
  readonly members: ProgrammeBody['members']
  readonly onChange: (field: HeadField, text: string) => void
}

export function HeadForm({ draft, errors, members, onChange }: HeadFormProps) {
  const { t } = useTranslation('points')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const names = members.map((member) => member.person.name)
  const minutes = wholeMinutes(draft.lengthMinutes)
  const starts = clockOf(draft.startsAt)
  const ends =
    Number.isNaN(minutes) || !timeSchema.safeParse(starts).success
      ? undefined
      : t('head.ends', { time: clockAfter(starts, minutes), duration: format.minutes(minutes) })
  const error = (field: HeadField): string | undefined => {
    const code = errors[field]
    if (code === undefined) return undefined
    if (field === 'date') return code === 'missing' ? t('head.missingDate') : ui('date.notADate')
    if (field === 'startsAt') return t('head.missingTime')
    if (field === 'lengthMinutes') return t('head.badLength')
    return refusalText({ code: code === 'missing' ? 'INVALID' : code })
  }
  const text = (field: HeadField) => ({
    label: t(headLabels[field]),
    error: error(field),
  })
  return (
    <div className="hf">
      <Field {...text('title')}>
        {(wires) => (
          <Input {...wires} required value={draft.title} onChange={(event) => onChange('title', event.target.value)} />
        )}
      </Field>
      <div className="hf-when">
        <DateField
          {...text('date')}
          required
          min="1990-01-01"
          max="2199-12-31"
          value={draft.date === unrealDate || draft.date === '' ? null : draft.date}
          onRead={(date) => onChange('date', date === undefined ? unrealDate : (date ?? ''))}
          onCommit={(date) => onChange('date', date ?? '')}
        />
        <Field {...text('startsAt')}>
          {(wires) => (
            <Input
              {...wires}
              data-fig="true"
              inputMode="numeric"
              autoComplete="off"
              required
              maxLength={5}
              value={draft.startsAt}
              onChange={(event) => onChange('startsAt', event.target.value)}
            />
          )}
        </Field>
        <Field {...text('lengthMinutes')} hint={ends}>
          {(wires) => (
            <Input
              {...wires}
              data-fig="true"
              inputMode="numeric"
              autoComplete="off"
              required
              value={draft.lengthMinutes}
              onChange={(event) => onChange('lengthMinutes', event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field {...text('place')} written={{ text: draft.place, max: 120 }}>
        {(wires) => (
          <Input
            {...wires}
            placeholder={t('head.placeExample')}
            value={draft.place}
            onChange={(event) => onChange('place', event.target.value)}
          />
        )}
      </Field>
      <div className="hf-who">
        <NameField {...text('chair')} names={names} value={draft.chair} onType={(value) => onChange('chair', value)} />
        <NameField
          {...text('facilitator')}
          names={names}
          value={draft.facilitator}
          onType={(value) => onChange('facilitator', value)}
        />
      </div>
      <p className="muted small">{t('head.chooseOrWrite')}</p>
    </div>
  )
}
