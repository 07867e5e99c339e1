// Search in what stands on the page: follows every keystroke, Escape empties it. Called by the filters of queue and cut list.

import { Input } from '@digdir/designsystemet-react'
import { MagnifyingGlassIcon } from '@navikt/aksel-icons'
import { Icon } from './icon.tsx'
import './field.css'

export type SearchFieldProps = {
  /** Its name, and what stands in it while it is empty: «Søk i 21 behov». */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <div className="srch">
      <Icon of={MagnifyingGlassIcon} />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          onChange('')
        }}
      />
    </div>
  )
}
