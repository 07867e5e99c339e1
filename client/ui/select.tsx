// One choice among a few, in the browser's own select. Called by forms and the drawer; filters use ChipSelect.

import { Select as DsSelect } from '@digdir/designsystemet-react'
import { Field, type FieldProps } from './field.tsx'

export type SelectProps = FieldProps & {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  readonly readOnly?: boolean
  readonly required?: boolean
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

export function Select({
  value,
  options,
  onChange,
  readOnly = false,
  required = false,
  onFocus,
  onBlur,
  ...field
}: SelectProps) {
  return (
    <Field {...field}>
      {(wires) => (
        <DsSelect
          {...wires}
          value={value}
          required={required}
          disabled={readOnly}
          onChange={(event) => onChange(event.target.value)}
          {...(onFocus === undefined ? {} : { onFocus })}
          {...(onBlur === undefined ? {} : { onBlur })}
        >
          {options.map((option) => (
            <DsSelect.Option key={option.value} value={option.value}>
              {option.label}
            </DsSelect.Option>
          ))}
        </DsSelect>
      )}
    </Field>
  )
}
