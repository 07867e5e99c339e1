// From when: since the reader has seen it, since a point was in session, since one was called, the last week or month, or any day. Called by the page.

import { useTranslation } from 'react-i18next'
import type { ChangesBody } from '../../shared/contract/changes.ts'
import { dayOf } from '../item/point-order.ts'
import { DateField } from '../ui/date-field.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'

export type WhenPickerProps = {
  readonly since: string | null
  readonly told: ChangesBody
  readonly onChoose: (since: string | null) => void
}

const dayMs = 86_400_000
const spans = { day: 1, week: 7, month: 30 } as const
const mostMarks = 12

export function WhenPicker({ since, told, onChoose }: WhenPickerProps) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const marks = told.marks.slice(0, mostMarks).map(({ kind, title, at }) => ({
    value: at,
    label: t(`marks.${kind}`, { title, date: format.shortDate(at.slice(0, 10)) }),
  }))
  const ago = (days: number): string =>
    new Date(Math.floor(Date.parse(told.until) / dayMs - days) * dayMs).toISOString()
  const recent = (Object.keys(spans) as (keyof typeof spans)[]).map((span) => ({
    value: ago(spans[span]),
    label: t(`spans.${span}`),
  }))
  // What is asked for without choosing stands under the moment the answer names.
  const chosen = since ?? told.since
  const seen =
    told.seen === null
      ? []
      : [{ value: told.seen, label: t('marks.seen', { when: format.moment(new Date(told.seen), new Date()) }) }]
  const known = [...seen, ...marks, ...recent]
  const options = known.some(({ value }) => value === chosen)
    ? known
    : [
        {
          value: chosen,
          label: since === null ? t('marks.beginning') : t('marks.day', { date: format.date(dayOf(new Date(chosen))) }),
        },
        ...known,
      ]
  return (
    <>
      <Select label={t('from')} value={chosen} options={options} onChange={onChoose} />
      <DateField
        label={t('fromDay')}
        value={since === null ? null : dayOf(new Date(since))}
        max={dayOf(new Date(told.until))}
        onCommit={(day) => onChoose(day === null ? null : new Date(`${day}T00:00`).toISOString())}
      />
    </>
  )
}
