// The draft of a meeting's head while a dialog is open: its texts, what is wrong with them, and the head they come to. Called by both head dialogs.

import { useState } from 'react'
import type { PointHead } from '../../shared/point/head.ts'
import { draftOfHead, type HeadDraft, type HeadErrors, type HeadField, headOfDraft } from './head-draft.ts'

export interface HeadDrafting {
  /** For the form. What is written in a field takes its error away. */
  readonly form: {
    readonly draft: HeadDraft
    readonly errors: HeadErrors
    readonly onChange: (field: HeadField, text: string) => void
  }
  /** @returns the head, or null; then the form says what is wrong. */
  readonly read: () => PointHead | null
  /** Puts another head in the draft's place. */
  readonly take: (head: PointHead) => void
}

export function useHeadDraft(first: () => HeadDraft): HeadDrafting {
  const [draft, setDraft] = useState(first)
  const [errors, setErrors] = useState<HeadErrors>({})
  return {
    form: {
      draft,
      errors,
      onChange(field, text) {
        setDraft((before) => ({ ...before, [field]: text }))
        setErrors(({ [field]: _mended, ...rest }) => rest)
      },
    },
    read() {
      const read = headOfDraft(draft)
      setErrors(read.ok ? {} : read.errors)
      return read.ok ? read.head : null
    },
    take(head) {
      setDraft(draftOfHead(head))
      setErrors({})
    },
  }
}
