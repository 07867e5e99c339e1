// Head of a point in its document: a sealed root that the server writes and everyone reads.

import type * as Y from 'yjs'
import { parsed } from '../board/item.ts'
import type { Outcome } from '../outcome.ts'
import { type PointHead, pointHeadSchema } from '../point/head.ts'

/** Reads the head of a point's document. */
export function readHead(doc: Y.Doc): Outcome<PointHead> {
  return parsed('head', pointHeadSchema.safeParse(doc.getMap('head').toJSON()))
}

/** Writes a head: only the fields that differ. The caller is the server. */
export function writeHead(doc: Y.Doc, head: PointHead): void {
  const map = doc.getMap('head')
  doc.transact(() => {
    for (const [key, value] of Object.entries(head)) if (map.get(key) !== value) map.set(key, value)
  }, 'server')
}
