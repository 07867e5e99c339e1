// The schema: every table in one object, the type parameter of the database handle (server/store/open-database.ts).

import { clientLeases } from './client-leases.ts'
import { memberships, people } from './people.ts'
import { points } from './points.ts'
import { programmes } from './programmes.ts'
import { roomGenerations, roomSnapshots, rooms, roomUpdates, roomUpdatesArchive, storeProbes } from './rooms.ts'
import { sessions } from './sessions.ts'

export const schema = {
  people,
  programmes,
  memberships,
  sessions,
  points,
  rooms,
  roomUpdates,
  roomUpdatesArchive,
  roomSnapshots,
  roomGenerations,
  storeProbes,
  clientLeases,
}

export type Schema = typeof schema
