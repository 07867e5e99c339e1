// What the cut list says of an entry: reason, consequence for cost, consequence for benefit, latest useful date. Each is edited where it is
// read. Called by the drawer and by the entries of the cut list.

import { HourglassIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { DateField } from '../ui/date-field.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DraftText } from './draft-text.tsx'
import { expiryOf } from './expiry.ts'
import { useClaim, useFieldRing } from './presence.ts'
import { refusalOf } from './refusal-of.ts'

export interface CutFieldsProps {
  readonly item: Item
  readonly mayEdit: boolean
}

const texts = ['reason', 'cost', 'benefit'] as const

/** The three texts, side by side where there is room. */
export function CutTexts({ item, mayEdit }: CutFieldsProps) {
  const { t } = useTranslation('item')
  return (
    <div className="cut-t">
      {texts.map((name) => (
        <DraftText
          key={name}
          record={item.id}
          field={`cut.${name}`}
          label={t(`cut.${name}`)}
          value={item.cut[name]}
          maxLength={noteMaxLength}
          mayEdit={mayEdit}
          edit={(value) => ({ type: 'set-field', item: item.id, set: { field: `cut.${name}`, value } })}
        />
      ))}
    </div>
  )
}

/** The latest useful date as a field, with what is wrong under it. */
export function CutDate({ item, mayEdit }: CutFieldsProps) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const claim = useClaim()
  const ring = useFieldRing(item.id, 'cut')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  if (!mayEdit) return null
  return (
    <DateField
      label={t('cut.latestUsefulDate')}
      value={item.cut.latestUsefulDate}
      ring={ring}
      error={refusal === null ? null : refusalOf(refusal)}
      onFocus={() => claim({ record: item.id, field: 'cut', verb: 'edits' })}
      onBlur={() => claim({ record: item.id, verb: 'reads' })}
      onCommit={(value) => {
        const outcome = room.edit({
          type: 'set-field',
          item: item.id,
          set: { field: 'cut.latestUsefulDate', value },
        })
        setRefusal(outcome.ok ? null : outcome.refusal)
      }}
    />
  )
}

/** How the date stands to today, as icon and words. */
export function CutExpiry({ item }: { readonly item: Item }) {
  const { t } = useTranslation('item')
  const format = useFormat()
  const expiry = expiryOf(item.cut.latestUsefulDate, new Date())
  const date = item.cut.latestUsefulDate === null ? '' : format.date(item.cut.latestUsefulDate)
  switch (expiry.kind) {
    case 'none':
      return (
        <StateWord state="no" icon={HourglassIcon}>
          {t('cut.noDate')}
        </StateWord>
      )
    case 'far':
      return (
        <StateWord state="no" icon={HourglassIcon}>
          {t('cut.until', { date })}
        </StateWord>
      )
    case 'near':
      return (
        <StateWord state="warn" icon={HourglassIcon}>
          {expiry.days === 0 ? t('cut.today', { date }) : t('cut.near', { count: expiry.days, date })}
        </StateWord>
      )
    case 'passed':
      return (
        <StateWord state="bad" icon={HourglassIcon} title={t('cut.passedWhy')}>
          {t('cut.passed', { date })}
        </StateWord>
      )
  }
}
