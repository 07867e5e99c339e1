// Kept item: an item as it stands in a text that was kept for good: what none could say when it was kept is not said, so that a board of years ago is
// read as the board it was. Called by whatever reads the boards that members saw.

import { type Item, partGroups, unsaidCut, unsaidFlat } from './item.ts'

/** @param kept an item of this form or of an earlier one @returns it in this form; what it says is not checked */
export function keptItem(kept: unknown): Item {
  const { cut, ...said } = (kept ?? {}) as Item
  const parts = Object.fromEntries(partGroups.map((group) => [group, {}]))
  return { ...unsaidFlat, ...parts, ...said, cut: { ...unsaidCut, ...cut } }
}
