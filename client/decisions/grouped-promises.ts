// Promises in the groups they are read in. Pure. Called by promises-page.tsx.

import type { BoardPromise } from '../../shared/contract/promises.ts'

type Group = 'overdue' | 'open' | 'closed'

/** @returns the groups that hold anything, overdue first, each in the server's order: by date. */
export function grouped(
  promises: readonly BoardPromise[],
  today: string,
): readonly { readonly group: Group; readonly list: readonly BoardPromise[] }[] {
  const groupOf = ({ state, due }: BoardPromise): Group =>
    state !== 'open' ? 'closed' : due < today ? 'overdue' : 'open'
  return (['overdue', 'open', 'closed'] as const)
    .map((group) => ({ group, list: promises.filter((promise) => groupOf(promise) === group) }))
    .filter(({ list }) => list.length > 0)
}
