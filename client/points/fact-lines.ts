// The lines of what the system knows: one for each kind that has something to tell, what runs out first. Pure. Called by the known facts of a point.

import type { KnownFacts } from '../../shared/contract/meeting.ts'
import type { ItemId } from '../../shared/ids.ts'

export type FactLine =
  /** `later`: all that run out after the lines before, up to `date`. */
  | { readonly kind: 'expiring'; readonly date: string; readonly items: readonly ItemId[] }
  | { readonly kind: 'later'; readonly date: string; readonly items: readonly ItemId[] }
  | {
      readonly kind: 'overdue' | 'unready' | 'moved' | 'added' | 'removed' | 'cut' | 'changed'
      readonly count: number
      readonly items: readonly ItemId[]
    }

/** Days with a line of their own: a large cut list is still read at a glance. */
const mostDays = 4

/** @returns the lines, those that need something done first. Cuts that run out on the same day share one. */
export function factLines({
  changes,
  expiringCuts,
  unready,
  overduePromises,
}: Omit<KnownFacts, 'frame'>): readonly FactLine[] {
  const lines: FactLine[] = []
  if (overduePromises > 0) lines.push({ kind: 'overdue', count: overduePromises, items: [] })
  const byDate = new Map<string, ItemId[]>()
  for (const { item, latestUsefulDate } of expiringCuts) {
    byDate.set(latestUsefulDate, [...(byDate.get(latestUsefulDate) ?? []), item])
  }
  const days = [...byDate].map(([date, items]): FactLine => ({ kind: 'expiring', date, items }))
  lines.push(...days.slice(0, days.length > mostDays + 1 ? mostDays : undefined))
  const rest = days.length > mostDays + 1 ? [...byDate].slice(mostDays) : []
  const last = rest.at(-1)?.[0]
  if (last !== undefined) lines.push({ kind: 'later', date: last, items: rest.flatMap(([, items]) => items) })
  if (unready.length > 0) lines.push({ kind: 'unready', count: unready.length, items: unready })
  if (changes === null) return lines
  for (const kind of ['moved', 'added', 'cut', 'changed'] as const) {
    const items = changes[kind]
    if (items.length > 0) lines.push({ kind, count: items.length, items })
  }
  // What is removed has nothing to open.
  if (changes.removed.length > 0) lines.push({ kind: 'removed', count: changes.removed.length, items: [] })
  return lines
}
