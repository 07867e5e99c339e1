// A date, in the browser's own field, so that it is written and read as the person is used to. Committed whole, as `YYYY-MM-DD`, or null when emptied.
// Called by outcome dates, latest useful dates and the head of a point.

import { Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldProps } from './field.tsx'
import { useDraft } from './use-draft.ts'

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, null when empty. */
  readonly value: string | null
  readonly onCommit: (value: string | null) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  readonly min?: string
  readonly max?: string
  readonly readOnly?: boolean
  readonly required?: boolean
}

export function DateField({
  value,
  onCommit,
  onFocus,
  onBlur,
  min,
  max,
  readOnly = false,
  required = false,
  error,
  ...field
}: DateFieldProps) {
  const { t } = useTranslation('ui')
  const [unreal, setUnreal] = useState(false)
  const draft = useDraft({
    value: value ?? '',
    commit: (text) => {
      onCommit(text === '' ? null : text)
      return true
    },
    commitOnEnter: true,
  })
  return (
    <Field {...field} error={unreal ? t('date.notADate') : error}>
      {(wires) => (
        <Input
          {...wires}
          type="date"
          value={draft.text}
          readOnly={readOnly}
          required={required}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
          onChange={(event) => {
            setUnreal(false)
            draft.type(event.target.value)
          }}
          onKeyDown={draft.handlers.onKeyDown}
          onBlur={(event) => {
            // Half a date or 31 February reads as empty; only the browser knows that something stands there.
            const bad = event.target.validity.badInput
            setUnreal(bad)
            if (bad) draft.putBack()
            else draft.handlers.onBlur(event)
            onBlur?.()
          }}
          {...(onFocus === undefined ? {} : { onFocus })}
        />
      )}
    </Field>
  )
}
