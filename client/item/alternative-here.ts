// The alternative one stands in, where the lists on the screen are an alternative's and not the board's. Given by the frame around an alternative's pages; asked by
// board-room.tsx, which then opens the alternative's room, and by pages that say where one is.

import { createContext, useContext } from 'react'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { Permission } from '../../shared/rules/permissions.ts'

export const AlternativeContext = createContext<Alternative | null>(null)

/** @returns null on the board itself */
export function useAlternativeHere(): Alternative | null {
  return useContext(AlternativeContext)
}

const onItems: readonly Permission[] = ['item.add', 'item.edit', 'item.move', 'item.cut', 'item.remove']

/** @returns what one may there: in an alternative of one's own all that is done on a board, in one that is over nothing; the server has the last word */
export function mayInAlternative(
  permissions: readonly Permission[],
  { alternative, me }: { readonly alternative: Alternative; readonly me: string },
): readonly Permission[] {
  const others = permissions.filter((permission) => !onItems.includes(permission))
  if (alternative.state === 'adopted' || alternative.state === 'closed') return others
  if (alternative.visibility === 'shared') return permissions
  return alternative.maker === me ? [...others, ...onItems] : others
}
