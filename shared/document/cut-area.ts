// Cut area in a board's document: the area its programme cuts whole, said among the rulings from the board's first update on, so that both judges and every
// browser go by it. Called by first-update.ts and rulings.ts.

import type * as Y from 'yjs'
import { rulingsRoot } from './roots.ts'

const key = 'cutArea'

/** Says in a board that is being made which area its programme cuts whole. */
export function writeCutArea(doc: Y.Doc, area: string): void {
  doc.getMap(rulingsRoot).set(key, area)
}

/** @returns the area that is cut whole; null where any item is cut */
export function readCutArea(doc: Y.Doc): string | null {
  const area = doc.getMap(rulingsRoot).get(key)
  return typeof area === 'string' ? area : null
}
