// Text bindings: what rich-text editors bind to, the same value for a record until its text stands in another document. Called by open-room.ts.

import type { Person } from '../../shared/contract/wire.ts'
import type { TextBinding } from './live-room.ts'
import type { RoomDocument } from './room-document.ts'

export interface TextBindings {
  /** Null when the record does not stand. */
  of(o: { document: RoomDocument; record: string; person: Person | null }): TextBinding | null
  /** Another document is shown. */
  clear(): void
}

export function textBindings(): TextBindings {
  const bindings = new Map<string, TextBinding>()
  return {
    of({ document, record, person }) {
      const fragment = document.text(record)
      if (!fragment) return null
      const known = bindings.get(record)
      if (known?.fragment === fragment) return known
      const { name = '', colour = 1 } = person ?? {}
      const binding: TextBinding = Object.freeze({ fragment, provider: document.connection, user: { name, colour } })
      bindings.set(record, binding)
      return binding
    },
    clear: () => bindings.clear(),
  }
}
