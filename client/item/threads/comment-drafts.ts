// Drafts of comments: what is written and not sent, kept in this browser for its author until it is, so that a page that is closed, a line that is
// lost or a server that says no costs no words. With it stands what was last sent and by which id, so that sending it once more is the same comment.
// Where the browser keeps nothing the draft lives as long as its field. Called by use-comment-draft.ts.

import { z } from 'zod'
import { commentIdSchema } from '../../../shared/ids.ts'

const draftSchema = z.object({
  text: z.string(),
  /** The text as it was sent, as it is kept, and the id it was sent by; null before it has been. */
  sent: z.object({ id: commentIdSchema, text: z.string() }).nullable(),
})
export type CommentDraft = Readonly<z.infer<typeof draftSchema>>

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const noDraft: CommentDraft = { text: '', sent: null }

/** @returns the name a draft is kept by: nobody reads another's. @param place a thread's id, or where a thread is to begin */
export function draftName(o: { readonly person: string; readonly programme: string; readonly place: string }): string {
  return `veivalg.comment.${o.person}.${o.programme}.${o.place}`
}

/** @returns what was kept; nothing where it cannot be read */
export function readDraft(storage: Kept | null, name: string): CommentDraft {
  try {
    const read = draftSchema.safeParse(JSON.parse(storage?.getItem(name) ?? 'null'))
    return read.success ? read.data : noDraft
  } catch {
    return noDraft
  }
}

/** Keeps a draft; an empty one is let go. @returns whether it is kept */
export function keepDraft(storage: Kept | null, name: string, draft: CommentDraft): boolean {
  try {
    if (draft.text.trim() === '') storage?.removeItem(name)
    else storage?.setItem(name, JSON.stringify(draft))
    return storage !== null
  } catch {
    return false
  }
}

/** @returns the browser's own store, or null where it is not to be had */
export function draftStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
