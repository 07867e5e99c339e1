// What changes are put in words with, in the room a component stands in: language, names of the programme, places as the lists stand now.
// Called by the tray of what was not kept and by the question before an undo.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { positionSchema } from '../../shared/board/item.ts'
import { byRank } from '../../shared/board/rank.ts'
import { rankedWithout } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { AgendaItemId, ItemId } from '../../shared/ids.ts'
import type { LiveRoom } from '../live/live-room.ts'
import { useRoom } from '../live/use-room.ts'
import { useFormat } from '../ui/use-format.ts'
import type { WordTools } from './change-words.ts'
import { useMaybeProgrammeNames } from './programme-context.ts'
import { useRecordName } from './record-name.ts'

export function useWordTools(): WordTools {
  const { t } = useTranslation('item')
  const { t: points } = useTranslation('points')
  const room = useRoom()
  const format = useFormat()
  const names = useMaybeProgrammeNames()
  const recordName = useRecordName()
  return useMemo(
    () => ({ t, points, format, names, recordName, place: ({ record, value }) => placeIn(room, record, value) }),
    [t, points, room, format, names, recordName],
  )
}

/** The 1-based place a position, or a rank on an agenda, would have now. */
function placeIn(room: LiveRoom, record: string, value: Json): number | null {
  const position = positionSchema.safeParse(value)
  if (position.success) {
    const { list, rank } = position.data
    const id = record as ItemId
    return rankedWithout(room.board(), list, id).filter((entry) => byRank(entry, { id, rank }) < 0).length + 1
  }
  if (typeof value !== 'string') return null
  const own = { id: record as AgendaItemId, rank: value }
  const { items } = room.agenda()
  return [...items.values()].filter((each) => each.id !== record && byRank(each, own) < 0).length + 1
}
