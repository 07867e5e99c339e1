// A text a person is writing in a field that others may change meanwhile. Hers while she writes; leaving the field saves it; when somebody
// else changed the value since she began, nothing is overwritten: she is asked. When the field goes away first, what can be saved is saved,
// and the rest lies among what was not kept. Called by draft-text.tsx.

import { useEffect, useRef, useState } from 'react'
import { type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import { useRoom } from '../live/use-room.ts'

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

export interface SharedDraftOptions {
  readonly record: string
  /** Its name in the document. */
  readonly field: string
  readonly value: string
  /** What saves a text, or why it cannot be read. */
  readonly edit: (text: string) => Outcome<RoomEdit>
}

export function useSharedDraft(o: SharedDraftOptions): SharedDraft {
  const room = useRoom()
  const [draft, setDraft] = useState<{ text: string; base: string } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState(false)
  /** What is done with the draft when the field goes away. */
  const leave = useRef<() => void>(nothing)
  const putBack = () => {
    // At once: the field may be gone before it is drawn again.
    leave.current = nothing
    setDraft(null)
    setRefusal(null)
    setAsked(false)
  }
  const send = (text: string): boolean => {
    const edit = o.edit(text)
    const outcome = edit.ok ? room.edit(edit.value) : edit
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
  leave.current = () => {
    if (draft === null || draft.text === o.value || draft.text === draft.base || draft.text.trim() === '') return
    const edit = o.edit(draft.text)
    if (!edit.ok) return
    const outcome: Outcome<unknown> = changed
      ? refuse('STALE', { record: o.record, field: o.field })
      : room.edit(edit.value)
    if (outcome.ok) return
    const change = { record: o.record, key: o.field, from: o.value, to: draft.text }
    room.setAside({ edit: edit.value, change, refusal: outcome.refusal })
  }
  useEffect(() => () => leave.current(), [])
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

function nothing(): void {
  // Nothing is written.
}
