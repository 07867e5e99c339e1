// Benefit in marks from 0 to 5: five boxes and the figure. Given `onChange` it is a radio group: arrow keys, digits 0–5, a press on the box.
// Without it the boxes are a picture with a name. Called by the item's drawer and the second opinion.

import type { KeyboardEvent } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import './benefit-marks.css'

export type BenefitMarksProps = {
  /** The benefit: «Frigjort tid for personell». */
  readonly label: string
  /** Whole number 0–5; null when nobody has marked it. */
  readonly value: number | null
  readonly onChange?: (value: number) => void
}

const marks = [0, 1, 2, 3, 4, 5] as const

export function BenefitMarks({ label, value, onChange }: BenefitMarksProps) {
  const { t } = useTranslation('ui')
  const name = useId()
  const shown = value ?? 0
  const figure = value === null ? '–' : String(value)
  if (onChange === undefined) {
    return (
      <div className="mks">
        <span className="mks-l">{label}</span>
        <span className="mk" role="img" aria-label={t('marks.value', { value: figure })}>
          {marks.slice(1).map((mark) => (
            <i key={mark} className={mark <= shown ? 'f' : ''} />
          ))}
        </span>
        <b className="num" aria-hidden="true">
          {figure}
        </b>
      </div>
    )
  }
  const byDigit = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-5]$/.test(event.key)) return
    event.preventDefault()
    onChange(Number(event.key))
    event.currentTarget.querySelectorAll('input')[Number(event.key)]?.focus()
  }
  return (
    <fieldset className="mks" onKeyDown={byDigit}>
      <legend className="sr">{t('marks.group', { label })}</legend>
      <span className="mks-l" aria-hidden="true">
        {label}
      </span>
      <span className="mk" data-edit="true">
        {marks.map((mark) => (
          <label
            key={mark}
            className={mark > 0 && mark <= shown ? 'f' : ''}
            data-zero={mark === 0 ? 'true' : undefined}
          >
            <input
              className="sr"
              type="radio"
              name={name}
              checked={value === mark}
              onChange={() => onChange(mark)}
              aria-label={mark === 0 ? t('marks.none') : t('marks.value', { value: mark })}
            />
          </label>
        ))}
      </span>
      <b className="num" aria-hidden="true">
        {figure}
      </b>
    </fieldset>
  )
}
