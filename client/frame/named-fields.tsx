// The id and the name of a row that is filled in: the id is set once, for what is kept by it. Called by the dialogs of the assumptions.

import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/text-field.tsx'
import type { NamedRow } from './named.ts'

export interface NamedFieldsProps {
  readonly row: NamedRow
  readonly idHint: string
  readonly isId: (id: string) => boolean
  /** Whether what is wrong is said. */
  readonly isTried: boolean
  readonly onChange: (over: Partial<NamedRow>) => void
}

export function NamedFields({ row, idHint, isId, isTried, onChange }: NamedFieldsProps) {
  const { t } = useTranslation('frame')
  const isNew = row.before === null
  const isWrong = isTried && !isId(row.id.trim())
  return (
    <>
      <TextField
        label={t('assume.rowId')}
        value={row.id}
        readOnly={!isNew}
        hint={isNew && !isWrong ? idHint : undefined}
        error={isWrong ? `${t('assume.id')} ${idHint}` : undefined}
        onType={(id) => onChange({ id })}
      />
      <TextField
        label={t('assume.rowName')}
        value={row.text}
        maxLength={200}
        error={isTried && row.text.trim() === '' ? t('assume.needed') : undefined}
        onType={(text) => onChange({ text })}
      />
    </>
  )
}
