// Former documents: what generations of the room that are over came to, as the server tells it, for edits that were made in them and not
// acknowledged. There their bytes still fit: they tell whether an edit is committed, and what exactly it changed of a text beside all that
// others wrote. Held only while such edits wait. Called by edits-again.ts; filled by document-line.ts.

import * as Y from 'yjs'
import type { RichNode } from '../../shared/board/change.ts'
import { textOf } from '../../shared/document/records.ts'
import { readRichText } from '../../shared/document/rich-text.ts'
import type { Room } from '../../shared/ids.ts'
import type { KeptEntry } from './pending.ts'
import { knows, type Trial, trialOn } from './trial.ts'

interface TextChange {
  readonly before: readonly RichNode[]
  readonly after: readonly RichNode[]
}

export interface FormerDocuments {
  /** The whole of a generation as it ended; null when the server does not know it. */
  put(generation: string, whole: Uint8Array | null): void
  /** Whether an edit was committed in the generation it was made in, as far as that is known. */
  has(entry: Pick<KeptEntry, 'generation' | 'updates'>): boolean
  /** What an edit of a text changes of what its generation came to; null when that is not known, or it does not fit. */
  textChange(entry: Pick<KeptEntry, 'id' | 'generation' | 'updates' | 'record'>): TextChange | null
  clear(): void
}

interface Former {
  readonly doc: Y.Doc
  /** All that was made again stands in it for what comes after. */
  readonly trial: Trial
  /** By edit: once it stands in the trial it can be asked no more. */
  readonly texts: Map<string, TextChange>
}

export function formerDocuments(kind: Room['kind']): FormerDocuments {
  const formers = new Map<string, Former>()
  const textIn = (doc: Y.Doc, record: string): readonly RichNode[] | null => {
    const fragment = textOf(doc, kind, record)
    return fragment === null ? null : readRichText(fragment)
  }
  return {
    put(generation, whole) {
      if (whole === null || formers.has(generation)) return
      const doc = new Y.Doc()
      try {
        Y.applyUpdate(doc, whole)
      } catch {
        // As good as not told.
        doc.destroy()
        return
      }
      formers.set(generation, { doc, trial: trialOn(doc), texts: new Map() })
    },
    has({ generation, updates }) {
      const former = formers.get(generation)
      return former !== undefined && knows(former.doc, updates)
    },
    textChange({ id, generation, updates, record }) {
      const former = formers.get(generation)
      if (former === undefined || record === null) return null
      const known = former.texts.get(id)
      if (known !== undefined) return known
      const before = former.trial.read((doc) => textIn(doc, record))
      const after = former.trial.fits(updates) ? former.trial.read((doc) => textIn(doc, record)) : null
      if (before === null || after === null) return null
      const change = { before, after }
      former.texts.set(id, change)
      return change
    },
    clear() {
      for (const { doc, trial } of formers.values()) {
        trial.close()
        doc.destroy()
      }
      formers.clear()
    },
  }
}
