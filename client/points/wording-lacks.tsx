// What stands in the way of deciding on what a case is about, under its wording. Called by wording-section.tsx.

import type { AgendaItemId } from '../../shared/ids.ts'
import { LackList } from '../item/lack-list.tsx'
import { useAgenda } from '../live/use-room.ts'
import { useWordingLacks } from './use-wording-lacks.ts'

export function WordingLacks({ id }: { readonly id: AgendaItemId }) {
  return <LackList lacks={useWordingLacks()(useAgenda().items.get(id)?.linked ?? [])} />
}
