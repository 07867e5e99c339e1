// A name as the board uses it: one of the members, or anything that is written. The browser's own list of suggestions, so that keyboard,
// phone and screen reader get what they know. Called by the forms of a meeting and of an agenda item.

import { Input } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { Field, type FieldProps } from '../ui/field.tsx'

export type NameFieldProps = FieldProps & {
  readonly value: string
  readonly onType: (value: string) => void
  readonly names: readonly string[]
}

export function NameField({ value, onType, names, ...field }: NameFieldProps) {
  const listId = useId()
  return (
    <Field {...field} written={{ text: value, max: 120 }}>
      {(wires) => (
        <>
          <Input
            {...wires}
            list={listId}
            autoComplete="off"
            value={value}
            onChange={(event) => onType(event.target.value)}
          />
          <datalist id={listId}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
