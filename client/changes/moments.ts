// Moments of a time line: which step a moment falls in, and those that have a name. Pure. Called by the time line and the history page.

import type { HistoryBody, HistoryStep } from '../../shared/contract/history.ts'

export type NamedMoment =
  | { readonly kind: 'called' | 'held'; readonly title: string; readonly at: string }
  | { readonly kind: 'decided'; readonly number: number; readonly at: string }

/** @returns the index of the last step that had ended at a moment; the first one before any had */
export function stepAt(steps: readonly HistoryStep[], at: string): number {
  const found = steps.findLastIndex((step) => step.at <= at)
  return found === -1 ? 0 : found
}

/** @returns points that were called or in session, and decisions, newest first */
export function namedMoments({ marks, decisions }: Pick<HistoryBody, 'marks' | 'decisions'>): readonly NamedMoment[] {
  const all: NamedMoment[] = [
    ...marks.map(({ kind, title, at }) => ({ kind, title, at })),
    ...decisions.map(({ number, decidedAt }) => ({ kind: 'decided', number, at: decidedAt }) as const),
  ]
  return all.sort((a, b) => b.at.localeCompare(a.at))
}
