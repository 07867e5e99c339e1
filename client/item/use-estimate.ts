// Editing an estimate: three texts, saved as one value when the person leaves them whole, kept and explained when they cannot be saved.
// When somebody else changed the estimate meanwhile, hers waits beside theirs; when the fields go away first, among what was not kept.
// Called by the drawer's fields and by the row.

import { useEffect, useRef, useState } from 'react'
import type { Item } from '../../shared/board/item.ts'
import type { Estimate } from '../../shared/board/value.ts'
import { type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { useFormat } from '../ui/use-format.ts'
import {
  changedParts,
  type EstimateDraft,
  type EstimatePart,
  readEstimate,
  sameEstimate,
  textsOf,
} from './estimate-draft.ts'

export type EstimateTrouble =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Somebody changed it meanwhile; `parts` is what they changed. */
  | {
      readonly kind: 'changed'
      readonly parts: readonly EstimatePart[]
      readonly base: Estimate | null
      readonly theirs: Estimate | null
      readonly mine: Estimate | null
    }

export interface EstimateEditing {
  readonly texts: Readonly<Record<EstimatePart, string>>
  readonly trouble: EstimateTrouble | null
  readonly dirty: boolean
  readonly type: (part: EstimatePart, text: string) => void
  /** Saves when the three can be read. `leaving`: she is done, so say what is wrong. @returns true when nothing is left unsaved. */
  readonly commit: (leaving: boolean) => boolean
  readonly commitOver: () => void
  readonly putBack: () => void
}

export function useEstimate(item: Item): EstimateEditing {
  const room = useRoom()
  const language = useLanguage()
  const format = useFormat()
  const [draft, setDraft] = useState<EstimateDraft | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState(false)
  const read = draft === null ? null : readEstimate(draft.texts, language)
  const mine = read?.ok === true ? read.value : null
  const changed =
    draft !== null &&
    !sameEstimate(item.estimate, draft.base) &&
    (read?.ok !== true || !sameEstimate(item.estimate, mine))
  /** What is done with the draft when the field goes away. */
  const leave = useRef<() => void>(nothing)
  const putBack = () => {
    // At once: the field may be gone before it is drawn again.
    leave.current = nothing
    setDraft(null)
    setRefusal(null)
    setAsked(false)
  }
  const send = (value: Estimate | null): boolean => {
    const outcome = room.edit({ type: 'set-field', item: item.id, set: { field: 'estimate', value } })
    if (outcome.ok) putBack()
    else setRefusal(outcome.refusal)
    return outcome.ok
  }
  const commit = (leaving: boolean): boolean => {
    if (draft === null || read === null) return true
    if (!read.ok) {
      if (leaving) setRefusal(read.refusal)
      return false
    }
    if (sameEstimate(read.value, draft.base)) {
      putBack()
      return true
    }
    if (changed) {
      setAsked(true)
      return false
    }
    return send(read.value)
  }
  leave.current = () => {
    if (draft === null || read?.ok !== true || sameEstimate(mine, draft.base) || sameEstimate(mine, item.estimate))
      return
    const edit = { type: 'set-field', item: item.id, set: { field: 'estimate', value: mine } } as const
    const outcome: Outcome<unknown> = changed
      ? refuse('STALE', { record: item.id, field: 'estimate' })
      : room.edit(edit)
    if (outcome.ok) return
    const change = { record: item.id, key: 'estimate', from: item.estimate ?? undefined, to: mine ?? undefined }
    room.setAside({ edit, change, refusal: outcome.refusal })
  }
  useEffect(() => () => leave.current(), [])
  return {
    texts: draft?.texts ?? textsOf(item.estimate, format),
    dirty: draft !== null,
    trouble:
      changed && asked && draft !== null
        ? {
            kind: 'changed',
            parts: changedParts(draft.base, item.estimate),
            base: draft.base,
            theirs: item.estimate,
            mine,
          }
        : refusal === null
          ? null
          : { kind: 'refused', refusal },
    type: (part, text) => {
      setDraft((before) => ({
        texts: { ...(before?.texts ?? textsOf(item.estimate, format)), [part]: text },
        base: before === null ? item.estimate : before.base,
      }))
      setRefusal(null)
    },
    commit,
    commitOver: () => {
      if (read?.ok === true) send(read.value)
    },
    putBack,
  }
}

function nothing(): void {
  // Nothing is written.
}
