// A figure as people write it: decimal comma (point in English), spaces and either minus. What is not understood, or is outside the bounds,
// stays in the field with a sentence under it and is never committed. Called by estimates, durations and frames.

import { Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { Field, type FieldProps } from './field.tsx'
import { formatFor } from './format.ts'
import { parseNumber } from './parse-number.ts'
import { useDraft } from './use-draft.ts'

export type NumberFieldProps = FieldProps & {
  /** null: the field is empty. */
  readonly value: number | null
  /** Called with a number within the bounds, or null when the field was emptied. */
  readonly onCommit: (value: number | null) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  readonly min?: number
  readonly max?: number
  /** Most decimals shown; 2 when left out. */
  readonly decimals?: number
  readonly readOnly?: boolean
  readonly required?: boolean
}

export function NumberField({
  value,
  onCommit,
  onFocus,
  onBlur,
  min,
  max,
  decimals = 2,
  readOnly = false,
  required = false,
  error,
  ...field
}: NumberFieldProps) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const format = formatFor(language)
  const [wrong, setWrong] = useState<string | null>(null)
  const shown = value === null ? '' : format.number(value, decimals)
  const judge = (text: string): { readonly number: number | null } | { readonly wrong: string } => {
    const number = parseNumber(text, language)
    if (number === undefined || (number === null && required)) return { wrong: t('number.notANumber') }
    if (number !== null && min !== undefined && number < min) {
      return { wrong: t('number.tooLow', { min: format.number(min) }) }
    }
    if (number !== null && max !== undefined && number > max) {
      return { wrong: t('number.tooHigh', { max: format.number(max) }) }
    }
    return { number }
  }
  const draft = useDraft({
    value: shown,
    commit: (text) => {
      const judged = judge(text)
      if ('wrong' in judged) {
        setWrong(judged.wrong)
        return false
      }
      setWrong(null)
      if (judged.number !== value) onCommit(judged.number)
      return true
    },
    onType: () => setWrong(null),
    commitOnEnter: true,
  })
  return (
    <Field {...field} error={draft.changed && wrong !== null ? wrong : error}>
      {(wires) => (
        <Input
          {...wires}
          data-fig="true"
          inputMode="decimal"
          autoComplete="off"
          value={draft.text}
          readOnly={readOnly}
          required={required}
          onChange={(event) => draft.type(event.target.value)}
          onKeyDown={draft.handlers.onKeyDown}
          onBlur={(event) => {
            draft.handlers.onBlur(event)
            onBlur?.()
          }}
          {...(onFocus === undefined ? {} : { onFocus })}
        />
      )}
    </Field>
  )
}
