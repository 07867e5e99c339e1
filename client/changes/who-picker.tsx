// Whose changes: everybody's, or one person's. Called by the page.

import { useTranslation } from 'react-i18next'
import type { ChangesBody } from '../../shared/contract/changes.ts'
import { Select } from '../ui/select.tsx'

export type WhoPickerProps = {
  /** '' = everybody. */
  readonly who: string
  readonly told: ChangesBody
  readonly onChoose: (who: string) => void
}

export function WhoPicker({ who, told, onChoose }: WhoPickerProps) {
  const { t } = useTranslation('changes')
  const people = told.people.map(({ id, name }) => ({ value: id as string, label: name }))
  const options = [{ value: '', label: t('everybody') }, ...people]
  const known = options.some(({ value }) => value === who)
  return <Select label={t('by')} value={known ? who : ''} options={options} onChange={onChoose} />
}
