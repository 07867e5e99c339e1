// Same place: whether a room stands where it stood, so that what was worked out of it before it was locked still holds. Called by commands that reckon ahead.

import type { LoadedRoom } from '../../store/log-row.ts'

export function samePlace(a: LoadedRoom, b: LoadedRoom): boolean {
  return a.lineage === b.lineage && a.fences.generation === b.fences.generation && a.head === b.head
}
