// Record change: what was done to one record of a room, in the words the rule of writing asks for it. Called by client/live before an edit is made
// and by server/realtime on what an update really changed.

import type { Item } from '../board/item.ts'
import type { Room } from '../ids.ts'
import type { AgendaItem } from '../point/agenda-item.ts'
import type { MinutesEntry } from '../point/minutes-entry.ts'
import type { RecordChange } from '../rules/may-write.ts'
import type { RoomRecord } from './records.ts'
import { holdsItems } from './roots.ts'

/** @param o.before null = it did not stand; @param o.after null = it does not stand; both are of the room's kind */
export function recordChange(
  kind: Room['kind'],
  o: {
    readonly id: string
    readonly before: RoomRecord | null
    readonly after: RoomRecord | null
    readonly text: boolean
  },
): RecordChange {
  const { id, text, before, after } = o
  if (holdsItems(kind)) return { kind: 'item', id, text, before: before as Item | null, after: after as Item | null }
  return kind === 'minutes'
    ? { kind: 'minutes-entry', id, text, before: before as MinutesEntry | null, after: after as MinutesEntry | null }
    : { kind: 'agenda-item', id, text, before: before as AgendaItem | null, after: after as AgendaItem | null }
}
