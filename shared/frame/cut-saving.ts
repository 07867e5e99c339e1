// What of a cut's saving is left: on a day, on the days it falls, and whether the cut can still be made. Days are calendar days (`YYYY-MM-DD`), compared as texts.
// Pure; nothing is simulated here. Called by cut-potential.ts, by the cut list and by what proposes cuts for an agenda.

import type { ItemCut } from '../board/item.ts'

/** `open`: possible or recommended, and of use still. `expired`: neither was decided in time. */
export type CutState = 'open' | 'expired' | 'decided' | 'reversed'

/** @param day the reader's day @returns how a cut stands on it: what a decision said, before what the days have done */
export function cutState({ status, latestUsefulDate }: ItemCut, day: string): CutState {
  if (status === 'decided' || status === 'reversed') return status
  return latestUsefulDate !== null && day > latestUsefulDate ? 'expired' : 'open'
}

/**
 * @returns the share of the saving that is left if the cut is decided on a day, 0–1: all of it before the first step, what the last step before or on that day
 * leaves, and nothing after the latest useful date. What has been decided is not asked after here: see {@link openShare}.
 */
export function shareLeft(
  { saving, latestUsefulDate }: Pick<ItemCut, 'saving' | 'latestUsefulDate'>,
  day: string,
): number {
  if (latestUsefulDate !== null && day > latestUsefulDate) return 0
  return saving.findLast(({ on }) => on <= day)?.left ?? 1
}

/** @returns the share that can still be saved by deciding the cut on a day: nothing of one that is decided, or was reversed. */
export function openShare(cut: ItemCut, day: string): number {
  return cutState(cut, day) === 'open' ? shareLeft(cut, day) : 0
}

/** @returns the days from which less is left than before, in order: those of the steps, and the day after the latest useful date. */
export function fallingDays(cut: Pick<ItemCut, 'saving' | 'latestUsefulDate'>): readonly string[] {
  const end = cut.latestUsefulDate === null ? null : dayAfter(cut.latestUsefulDate)
  const days = cut.saving.map(({ on }) => on).filter((on) => end === null || on < end)
  return end === null ? days : [...days, end]
}

const dayMs = 86_400_000

/** @returns the calendar day after one. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}
