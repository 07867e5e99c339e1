// A date, written and read in the language on the screen whatever the browser's: «16.05.2028», «16 May 2028». What is no date stands where it was
// written, with the reason under it, until it is mended or put back. The button opens the browser's calendar.
// Committed whole, as `YYYY-MM-DD`, or null when emptied. Called by outcome dates, latest useful dates and the head of a point.

import { Input } from '@digdir/designsystemet-react'
import { CalendarIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { IconButton } from './button.tsx'
import './date-field.css'
import { Field, type FieldProps } from './field.tsx'
import { formatFor } from './format.ts'
import { parseDate } from './parse-date.ts'
import { useDraft } from './use-draft.ts'

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, null when empty. */
  readonly value: string | null
  readonly onCommit: (value: string | null) => void
  /** At every keystroke: what stands there now, null when nothing does, undefined when it is no date. */
  readonly onRead?: (value: string | null | undefined) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  /** The first and last date the calendar offers. */
  readonly min?: string
  readonly max?: string
  readonly readOnly?: boolean
  readonly required?: boolean
}

export function DateField({
  value,
  onCommit,
  onRead,
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
  const format = formatFor(useLanguage())
  const calendar = useRef<HTMLInputElement>(null)
  const [unreal, setUnreal] = useState(false)
  const draft = useDraft({
    value: value === null ? '' : format.fieldDate(value),
    commit: (text) => {
      const read = parseDate(text)
      setUnreal(read === undefined)
      if (read === undefined) return false
      if (read !== value) onCommit(read)
      return true
    },
    commitOnEnter: true,
  })
  const write = (text: string) => {
    setUnreal(false)
    draft.type(text)
    onRead?.(parseDate(text))
  }
  return (
    <Field {...field} error={unreal && draft.changed ? t('date.notADate') : error}>
      {(wires) => (
        <span className="date-f">
          <Input
            {...wires}
            type="text"
            autoComplete="off"
            placeholder={t('date.pattern')}
            value={draft.text}
            readOnly={readOnly}
            required={required}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && draft.changed) onRead?.(value)
              draft.handlers.onKeyDown(event)
            }}
            onBlur={(event) => {
              draft.handlers.onBlur(event)
              onBlur?.()
            }}
            {...(onFocus === undefined ? {} : { onFocus })}
          />
          {!readOnly && (
            <>
              <IconButton
                label={t('date.calendar')}
                icon={CalendarIcon}
                onClick={() => showCalendar(calendar.current, value)}
              />
              <input
                ref={calendar}
                className="date-p"
                type="date"
                tabIndex={-1}
                aria-hidden="true"
                {...(min === undefined ? {} : { min })}
                {...(max === undefined ? {} : { max })}
                onChange={(event) => {
                  if (event.target.value === '') return
                  draft.putBack()
                  setUnreal(false)
                  onRead?.(event.target.value)
                  if (event.target.value !== value) onCommit(event.target.value)
                }}
              />
            </>
          )}
        </span>
      )}
    </Field>
  )
}

/** Opens the browser's calendar at the date that stands; where there is none, the text is written instead. */
function showCalendar(input: HTMLInputElement | null, value: string | null): void {
  if (input === null) return
  input.value = value ?? ''
  try {
    input.showPicker()
  } catch {
    input.parentElement?.querySelector<HTMLElement>('input')?.focus()
  }
}
