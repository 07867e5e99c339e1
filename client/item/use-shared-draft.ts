// A text a person is writing in a field that others may change meanwhile. Hers while she writes; leaving the field saves it; when somebody
// else changed the value since she began, nothing is overwritten: she is asked. Called by draft-text.tsx.

import { useState } from 'react'
import type { Outcome, Refusal } from '../../shared/outcome.ts'

/** Why the text stands unsaved. `theirs`: somebody changed the value meanwhile. */
export type DraftTrouble =
  | { readonly kind: 'changed'; readonly theirs: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface SharedDraft {
  readonly text: string
  readonly trouble: DraftTrouble | null
  readonly type: (text: string) => void
  /** Saves what stands, if it differs. @returns true when nothing is left unsaved. */
  readonly commit: () => boolean
  /** Saves it over what somebody else wrote. */
  readonly commitOver: () => void
  readonly putBack: () => void
}

export function useSharedDraft(o: {
  readonly value: string
  readonly commit: (text: string) => Outcome<unknown>
}): SharedDraft {
  const [draft, setDraft] = useState<{ text: string; base: string } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState(false)
  const putBack = () => {
    setDraft(null)
    setRefusal(null)
    setAsked(false)
  }
  const send = (text: string): boolean => {
    const outcome = o.commit(text)
    if (outcome.ok) putBack()
    else setRefusal(outcome.refusal)
    return outcome.ok
  }
  const changed = draft !== null && o.value !== draft.base && o.value !== draft.text
  const trouble: DraftTrouble | null =
    draft === null
      ? null
      : changed && asked
        ? { kind: 'changed', theirs: o.value }
        : refusal === null
          ? null
          : { kind: 'refused', refusal }
  return {
    text: draft?.text ?? o.value,
    trouble,
    type: (text) => {
      setDraft((before) => ({ text, base: before?.base ?? o.value }))
      setRefusal(null)
    },
    commit: () => {
      if (draft === null) return true
      if (draft.text === o.value || draft.text === draft.base) {
        putBack()
        return true
      }
      if (!changed) return send(draft.text)
      setAsked(true)
      return false
    },
    commitOver: () => {
      if (draft !== null) send(draft.text)
    },
    putBack,
  }
}
