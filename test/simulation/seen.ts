// Seen: what one client has been shown of others' work, kept over connections and nodes. What a person has seen does not vanish when she comes in by
// another node. Called by our-client.ts.

import * as Y from 'yjs'
import { Violation } from './violation.ts'

export interface Seen {
  /** A document is hung up. */
  keep(doc: Y.Doc, generation: string | null): void
  /** @throws Violation when a document in sync lacks what was seen before */
  check(doc: Y.Doc, generation: string | null): void
}

/** @param own says which client ids were the client's own at any time: what it made itself may not be committed yet */
export function seen(o: { client: number; own: (clientId: number) => boolean }): Seen {
  let clocks = new Map<number, number>()
  let of: string | null = null
  return {
    keep(doc, generation) {
      if (generation !== of) clocks = new Map()
      of = generation
      for (const client of doc.store.clients.keys()) {
        if (!o.own(client)) clocks.set(client, Math.max(clocks.get(client) ?? 0, Y.getState(doc.store, client)))
      }
    },
    check(doc, generation) {
      if (generation !== of) return
      for (const [client, clock] of clocks) {
        if (Y.getState(doc.store, client) < clock)
          throw new Violation('HONEST', `client ${o.client} no longer sees ${client}:${clock - 1}, which it saw before`)
      }
    },
  }
}
