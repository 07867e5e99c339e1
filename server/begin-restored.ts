// Begin restored: after the database was brought back from a copy, every room goes on in a new generation of a new lineage. Browsers and servers that
// hold what was written since the copy are told 4409 and merge none of it blindly; what waits in a browser is made again by its meaning.
// Called by server/restored.ts.

import type { RoomName } from '../shared/ids.ts'
import { beginGeneration } from './realtime/generation.ts'
import { allRooms } from './store/all-rooms.ts'
import type { Database } from './store/database.ts'
import { faultFields } from './store/fault.ts'
import { updateLog } from './store/update-log.ts'

export interface RestoredRoom {
  readonly room: RoomName
  /** The generation that began; null when none could, and the room must be looked at. */
  readonly generation: number | null
}

/** Safe to run again: it only begins another generation. A room that cannot be read holds up none of the others. */
export async function beginRestored(database: Database): Promise<readonly RestoredRoom[]> {
  const log = updateLog(database)
  const restored: RestoredRoom[] = []
  for (const room of await allRooms(database)) {
    const begun = await beginGeneration({ log, room, reason: 'restore' }).catch((error: unknown) => {
      database.log.error({ room, ...faultFields(error) }, 'a room could not begin a generation')
      return null
    })
    restored.push({ room, generation: begun?.kind === 'begun' ? begun.fences.generation : null })
  }
  return restored
}
