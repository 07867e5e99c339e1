// Forked: a board's document as the beginning of an alternative: its lists as they stand and what decisions have frozen on it and what unit is cut, and nothing of what else is
// settled there: the register is the board's. Called by the command that makes an alternative.

import type * as Y from 'yjs'
import { freshDocument } from './canonical-hash.ts'
import { rewritten } from './rewritten.ts'
import { rulingsRoot } from './roots.ts'

/**
 * @param o.maker whose alone it is; null: it is shared
 * @returns the new document, encoded, with what the server wrote alone. The same board gives the same bytes
 */
export function forked(board: Y.Doc, { maker }: { readonly maker: string | null }): Uint8Array {
  const fork = freshDocument({ kind: 'alternative', updates: [rewritten(board, 'board')] })
  const rulings = fork.getMap(rulingsRoot)
  fork.transact(() => {
    for (const key of [...rulings.keys()]) if (!key.startsWith('frozen.') && key !== 'cutArea') rulings.delete(key)
    if (maker !== null) rulings.set('maker', maker)
  })
  // Written anew once more, so that nothing of what was taken out is left in it.
  const seed = rewritten(fork, 'alternative')
  fork.destroy()
  return seed
}
