// Server update: what the server itself writes in a document, as the one update that is stored. Told by what was written alone: told by state
// vectors it would carry every deletion of the document's life too. Called by the commands of server/http, on a document they give up after.

import * as Y from 'yjs'
import { serverClientId } from './first-update.ts'

/** Writes under the server's client id. @returns the update; null when nothing was changed */
export function serverUpdate(doc: Y.Doc, write: () => void): Uint8Array | null {
  doc.clientID = serverClientId
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', keep)
  doc.transact(write, 'server')
  doc.off('update', keep)
  return updates.length === 0 ? null : Y.mergeUpdates(updates)
}
