// A draft in its field: typed, kept in the browser with every letter, sent by an id of its own, and let go when the server has it. Called by the
// composer of a comment.

import { useState } from 'react'
import type { CommentId } from '../../../shared/ids.ts'
import { commentIdSchema } from '../../../shared/ids.ts'
import { randomUuid } from '../../api/random-id.ts'
import { type CommentDraft, draftStorage, keepDraft, noDraft, readDraft } from './comment-drafts.ts'

export interface DraftHands {
  readonly text: string
  readonly type: (text: string) => void
  /** @returns the id to send a text by: that of the last sending where it was the same text, else a new one, kept before it goes out */
  readonly idFor: (text: string) => CommentId
  /** It is sent, or not wanted. */
  readonly letGo: () => void
}

export function useCommentDraft(name: string): DraftHands {
  const [storage] = useState(draftStorage)
  const [draft, setDraft] = useState<CommentDraft>(() => readDraft(storage, name))
  const keep = (next: CommentDraft): void => {
    setDraft(next)
    keepDraft(storage, name, next)
  }
  return {
    text: draft.text,
    type: (text) => keep({ ...draft, text }),
    idFor: (text) => {
      if (draft.sent?.text === text) return draft.sent.id
      const id = commentIdSchema.parse(randomUuid())
      keep({ ...draft, sent: { id, text } })
      return id
    },
    letGo: () => keep(noDraft),
  }
}
