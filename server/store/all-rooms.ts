// All rooms: the name of every room there is, in order. Called by the command for a database that was brought back.

import { asc } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { rooms } from './tables/rooms.ts'

export async function allRooms({ db }: Pick<Database, 'db'>): Promise<readonly RoomName[]> {
  const found = await db.select({ name: rooms.name }).from(rooms).orderBy(asc(rooms.name))
  return found.map(({ name }) => name)
}
