// What a person is typing in one field, kept apart from the value others may change meanwhile: while the field has focus the text is hers,
// otherwise it follows the value. Enter or leaving the field commits, Escape puts it back. Called by the text, number and date fields.

import type { FocusEvent, KeyboardEvent } from 'react'
import { useState } from 'react'

export type Draft = {
  /** What the field shows. */
  readonly text: string
  /** True from the first keystroke until it is committed or put back. */
  readonly changed: boolean
  readonly type: (text: string) => void
  readonly putBack: () => void
  readonly handlers: {
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
}

export type DraftOptions = {
  readonly value: string
  /** Called with the text when it is committed and differs; returns false to keep the draft standing (it was not understood). */
  readonly commit: (text: string) => boolean
  /** Called at every keystroke. */
  readonly onType?: ((text: string) => void) | undefined
  /** Enter commits too; off where Enter makes a new line. */
  readonly commitOnEnter: boolean
}

export function useDraft({ value, commit, onType, commitOnEnter }: DraftOptions): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  const putBack = () => setDraft(null)
  const tryCommit = () => {
    if (draft === null) return
    if (draft === value || commit(draft)) putBack()
  }
  return {
    text: draft ?? value,
    changed: draft !== null && draft !== value,
    type: (text) => {
      setDraft(text)
      onType?.(text)
    },
    putBack,
    handlers: {
      onBlur: tryCommit,
      onKeyDown: (event) => {
        if (event.key === 'Enter' && commitOnEnter && !event.nativeEvent.isComposing) tryCommit()
        if (event.key === 'Escape' && draft !== null) {
          // The field's own Escape: the drawer around it stays open.
          event.preventDefault()
          event.stopPropagation()
          putBack()
        }
      },
    },
  }
}
