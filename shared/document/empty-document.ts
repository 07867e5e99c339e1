// Empty document: a document with the roots of its kind. Named by its kind, for Yjs would draw a name at random, which nobody asks for and which takes
// fifteen times as long as reading a small edit. Called where documents are made to be read or tried on: dry runs, opening a room, hashes.

import * as Y from 'yjs'
import type { Room } from '../ids.ts'
import { rootsOf } from './roots.ts'

/** @returns a document with the roots of its kind and nothing in them. The caller destroys it. */
export function emptyDocument(kind: Room['kind']): Y.Doc {
  const doc = new Y.Doc({ guid: kind })
  for (const root of rootsOf(kind)) doc.getMap(root.name)
  return doc
}
