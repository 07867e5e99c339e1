// What stands in the way of deciding on items, as the board beside the point stands now. Called by the wordings of an agenda item and by the dialog
// that calls a meeting.

import type { WordingLack } from '../../shared/deciding/wording-lacks.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useLacksOn } from '../item/use-lacks-on.ts'
import { useBoardBridge } from './board-bridge.ts'

/** @returns what tells it of the items a case is about */
export function useWordingLacks(): (linked: readonly ItemId[]) => readonly WordingLack[] {
  return useLacksOn(useBoardBridge().board)
}
