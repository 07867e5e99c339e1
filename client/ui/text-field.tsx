// One line or several of plain text. The text is the person's own while she types; leaving the field or Enter commits it, Escape puts it back.
// `onCommit` for values that are saved whole (title, place); `onType` for what follows every keystroke. Called by forms and the drawer.

import { Input, Textarea } from '@digdir/designsystemet-react'
import { Field, type FieldProps } from './field.tsx'
import { useDraft } from './use-draft.ts'

export type TextFieldProps = FieldProps & {
  readonly value: string
  readonly onCommit?: (value: string) => void
  readonly onType?: (value: string) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  readonly multiline?: boolean
  /** The board's own words: large and in its own voice. */
  readonly voice?: 'board'
  /** Longer is never cut: the field says so, and it is not committed. */
  readonly maxLength?: number
  readonly placeholder?: string
  readonly readOnly?: boolean
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'text' | 'time' | 'email' | 'url'
}

export function TextField({
  value,
  onCommit,
  onType,
  onFocus,
  onBlur,
  multiline = false,
  voice,
  maxLength,
  placeholder,
  readOnly = false,
  required = false,
  autoFocus = false,
  type = 'text',
  ...field
}: TextFieldProps) {
  const draft = useDraft({
    value,
    commit: (text) => {
      if (maxLength !== undefined && text.length > maxLength) return false
      onCommit?.(text)
      return true
    },
    onType,
    commitOnEnter: !multiline,
  })
  return (
    <Field {...field} written={maxLength === undefined ? undefined : { text: draft.text, max: maxLength }}>
      {(wires) => {
        const shared = {
          ...wires,
          value: draft.text,
          readOnly,
          required,
          // The browser's own autofocus comes before the dialog is open; use-native-dialog looks for the mark.
          autoFocus,
          ...(autoFocus ? { 'data-autofocus': 'true' } : {}),
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(onFocus === undefined ? {} : { onFocus }),
          onKeyDown: draft.handlers.onKeyDown,
        }
        const leave = (event: React.FocusEvent<HTMLElement>) => {
          draft.handlers.onBlur(event)
          onBlur?.()
        }
        return multiline ? (
          <Textarea
            {...shared}
            data-voice={voice}
            onBlur={leave}
            onChange={(event) => draft.type(event.target.value)}
          />
        ) : (
          <Input {...shared} type={type} onBlur={leave} onChange={(event) => draft.type(event.target.value)} />
        )
      }}
    </Field>
  )
}
