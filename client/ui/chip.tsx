// Chips: small presses in a row. `Chip` is a press (open a linked item, a toggle); `ChipSelect` is one choice among a few, as in
// «Område: alle». The select is the browser's own, so that phone, keyboard and screen reader get what they know.
// Called by the filters of queue and cut list, by linked items and dependencies.

import { ChevronDownIcon } from '@navikt/aksel-icons'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { useId } from 'react'
import './chip.css'
import { Icon } from './icon.tsx'

export type ChipProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  readonly children: ReactNode
  /** Accent: leads to the thing it names. */
  readonly tone?: 'neutral' | 'accent'
  /** Given: the chip is a toggle that is on or off. */
  readonly pressed?: boolean
}

export function Chip({ children, tone = 'neutral', pressed, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      {...rest}
      className={className === undefined ? 'ds-chip vv-chip' : `ds-chip vv-chip ${className}`}
      data-tone={tone}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
    </button>
  )
}

export type ChipSelectOption = { readonly value: string; readonly label: string }

export type ChipSelectProps = {
  /** What is chosen, as in «Område». */
  readonly label: string
  /** '' is the first option, usually «alle». */
  readonly value: string
  readonly options: readonly ChipSelectOption[]
  readonly onChange: (value: string) => void
}

export function ChipSelect({ label, value, options, onChange }: ChipSelectProps) {
  const id = useId()
  const shown = options.find((option) => option.value === value)?.label ?? ''
  // Marked only where something is left out: a filter that is not at «alle». A plain choice has no such option.
  const narrows = value !== '' && options.some((option) => option.value === '')
  return (
    <span className="ds-chip vv-chip vv-chip-select" data-on={narrows ? 'true' : undefined}>
      <label htmlFor={id}>{label}: </label>
      <b aria-hidden="true">{shown}</b>
      <Icon of={ChevronDownIcon} />
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
