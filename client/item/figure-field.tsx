// One figure, written and read in the language on the screen: what is no figure, or beyond what it may be, stands where it was written with the reason under it, and is
// not saved; emptied, nothing is said. Called by the drawer's sections of demand and adoption.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { Field, type FieldProps } from '../ui/field.tsx'
import { formatFor } from '../ui/format.ts'
import { parseNumber } from '../ui/parse-number.ts'
import { useDraft } from '../ui/use-draft.ts'

export interface FigureFieldProps extends Pick<FieldProps, 'label' | 'hideLabel' | 'ring'> {
  readonly value: number | null
  readonly most: number
  /** Says from where to where it may be. */
  readonly range: string
  readonly placeholder?: string
  readonly onCommit: (value: number | null) => void
}

export function FigureField({ value, most, range, placeholder, onCommit, ...field }: FigureFieldProps) {
  const { t } = useTranslation('capacity')
  const language = useLanguage()
  const [trouble, setTrouble] = useState<string | null>(null)
  const draft = useDraft({
    value: value === null ? '' : formatFor(language).number(value),
    commit: (text) => {
      const read = parseNumber(text, language)
      const wrong =
        read === undefined ? t('demand.notNumber') : read !== null && (read < 0 || read > most) ? range : null
      setTrouble(wrong)
      if (wrong !== null || read === undefined) return false
      if (read !== value) onCommit(read)
      return true
    },
    commitOnEnter: true,
  })
  return (
    <Field {...field} error={draft.changed ? trouble : null}>
      {(wires) => (
        <input
          {...wires}
          className="ds-input"
          data-fig="true"
          inputMode="decimal"
          autoComplete="off"
          placeholder={placeholder}
          value={draft.text}
          onChange={(event) => {
            setTrouble(null)
            draft.type(event.target.value)
          }}
          {...draft.handlers}
        />
      )}
    </Field>
  )
}
