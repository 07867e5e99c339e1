// The frame of a field: label above, a hint, the field, and under it what is wrong. Ties them together for screen readers.
// Called by the four kinds of field; pages use those.

import type { ReactNode } from 'react'
import { useId } from 'react'
import './field.css'

export type FieldProps = {
  readonly label: string
  /** The label is read but not drawn, where the column already says it. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** What is wrong, as a sentence; drawn under the field with a red rule. */
  readonly error?: ReactNode
  /** A colour 1–5 rings the field: somebody else is at it. */
  readonly ring?: number | undefined
}

export type FieldWires = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

export function Field({
  label,
  hideLabel = false,
  hint,
  error,
  ring,
  children,
}: FieldProps & { readonly children: (wires: FieldWires) => ReactNode }) {
  const id = useId()
  const hasHint = hint !== undefined && hint !== null
  const hasError = error !== undefined && error !== null && error !== ''
  const describedBy = [hasHint ? `${id}-hint` : '', hasError ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="fld" data-ring={ring === undefined ? undefined : 'true'} data-p={ring}>
      <label className={hideLabel ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(hasError ? { 'aria-invalid': true } : {}),
      })}
      {hasHint && (
        <p className="fld-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {hasError && (
        <p className="fld-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
