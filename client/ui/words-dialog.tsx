// A dialog that does something for which words must be given: what it is about, one text that may not be empty, and what went wrong. What was
// written stays until it is done. Called where a reason, what shows that something is so, or a text for the board to decide on is asked for.

import { type ReactNode, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { InlineRefusal } from './inline-refusal.tsx'
import { SaveOrCancel } from './save-or-cancel.tsx'
import { TextField } from './text-field.tsx'

export interface WordsDialogProps {
  readonly title: string
  /** What the button that does it is called. */
  readonly save: string
  readonly tone?: 'neutral' | 'danger'
  readonly busy: boolean
  readonly label: string
  readonly hint: string
  /** Said when nothing is written. */
  readonly missing: string
  /** Longest text, in UTF-16 units. */
  readonly maxLength: number
  /** Null: nothing went wrong. */
  readonly trouble: { readonly what: string; readonly why: string } | null
  /** What it is about, above the field. */
  readonly children?: ReactNode
  /** What else is chosen, below the field. */
  readonly below?: ReactNode
  /** The text it begins with. */
  readonly begins?: string
  /** Whether the words are the board's own, which are long and set as such. */
  readonly boardsWords?: boolean
  /** Given words, without the spaces around them. */
  readonly onGiven: (words: string) => void
  readonly onClose: () => void
}

export function WordsDialog({
  title,
  save,
  tone = 'neutral',
  busy,
  children,
  below,
  begins = '',
  boardsWords = false,
  onGiven,
  onClose,
  ...o
}: WordsDialogProps) {
  const [words, setWords] = useState(begins)
  const [isMissing, setMissing] = useState(false)
  const submit = () => {
    const given = words.trim()
    setMissing(given === '')
    if (given !== '' && !busy) onGiven(given)
  }
  return (
    <Dialog
      title={title}
      {...(boardsWords ? { width: 'wide' as const } : {})}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={save} tone={tone} busy={busy} onCancel={onClose} />}
    >
      {children}
      <TextField
        label={o.label}
        hint={o.hint}
        error={isMissing ? o.missing : undefined}
        multiline
        {...(boardsWords ? { voice: 'board' as const } : {})}
        required
        autoFocus
        maxLength={o.maxLength}
        value={words}
        onType={(text) => {
          setWords(text)
          setMissing(false)
        }}
      />
      {below}
      {o.trouble !== null && <InlineRefusal what={o.trouble.what} why={o.trouble.why} copyText={words} />}
    </Dialog>
  )
}
