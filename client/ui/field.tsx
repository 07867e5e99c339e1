// The frame of a field: label above, a hint, the field, and under it what is wrong. Ties them together for screen readers. A text that comes near
// what there is room for says how much is left, and one that is too long says by how much: nothing of it is cut, and it is not sent from a dialog.
// Called by the four kinds of field; pages use those.

import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
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

/** What is written, and how many UTF-16 units there is room for. */
type Written = { readonly text: string; readonly max: number }

/** A field with room for less, such as a time of day, is full when it is right, and says nothing of room. */
const proseLength = 40
/** From here on the room that is left is told, as a share of it. */
const nearShare = 0.9

export type FieldWires = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  /** A dialog does not send what is too long. */
  readonly 'data-too-long'?: 'true'
}

export function Field({
  label,
  hideLabel = false,
  hint,
  error,
  ring,
  written,
  children,
}: FieldProps & { readonly written?: Written | undefined; readonly children: (wires: FieldWires) => ReactNode }) {
  const { t } = useTranslation('ui')
  const id = useId()
  const left = written === undefined ? Number.POSITIVE_INFINITY : written.max - written.text.length
  const isProse = written !== undefined && written.max >= proseLength
  const isNear = isProse && left >= 0 && written.text.length > written.max * nearShare
  const fault = written !== undefined && left < 0 ? t('tooLong', { count: -left, max: written.max }) : error
  const hasHint = hint !== undefined && hint !== null
  const hasError = fault !== undefined && fault !== null && fault !== ''
  const describedBy = [hasHint ? `${id}-hint` : '', isNear ? `${id}-left` : '', hasError ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className="fld" data-ring={ring === undefined ? undefined : 'true'} data-p={ring}>
      <label className={hideLabel ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(hasError ? { 'aria-invalid': true } : {}),
        ...(left < 0 ? { 'data-too-long': 'true' } : {}),
      })}
      {hasHint && (
        <p className="fld-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {isNear && (
        <p className="fld-hint" id={`${id}-left`}>
          {t('roomLeft', { count: left })}
        </p>
      )}
      {hasError && (
        <p className="fld-error" id={`${id}-error`}>
          {fault}
        </p>
      )}
    </div>
  )
}
