// Programmes: their names and fixed structure, and the one transaction that seeds a whole programme (people, seats, rooms,
// evaluation points) exactly once, however many servers start at the same time. Called by server/seeding and server/http.

import { asc, eq } from 'drizzle-orm'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import type { PersonId, PointId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { LocalName } from '../../shared/local-name.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Role } from '../../shared/role.ts'
import { createRoomInTransaction } from './create-room.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { type AddressedPerson, upsertPeople } from './people.ts'
import { createPointRooms } from './point-rooms.ts'
import { memberships } from './tables/people.ts'
import { points } from './tables/points.ts'
import { programmes } from './tables/programmes.ts'

export interface StoredProgramme {
  readonly id: ProgrammeId
  readonly name: LocalName
  readonly structure: ProgrammeStructure
}

/** Everything a programme begins with. Every member is one of `people` or known already; every point has its own room among `rooms`, the others are made with it. */
export interface ProgrammeContent {
  readonly programme: StoredProgramme
  readonly people: readonly AddressedPerson[]
  readonly memberships: readonly {
    readonly personId: PersonId
    readonly programmeId: ProgrammeId
    readonly role: Role
    readonly seat: string
  }[]
  readonly rooms: readonly { readonly room: RoomName; readonly seed: Uint8Array }[]
  readonly points: readonly { readonly id: PointId; readonly head: PointHead }[]
}

export interface ProgrammeStore {
  /** Every programme, by id. */
  list(): Promise<readonly StoredProgramme[]>
  get(id: ProgrammeId): Promise<StoredProgramme | null>
  /** Writes all of it, or nothing when the programme stands already. A second server waits for the first and is answered false. */
  seedOnce(content: ProgrammeContent): Promise<{ readonly seeded: boolean }>
}

const programmeColumns = { id: programmes.id, name: programmes.name, structure: programmes.structure } as const

/** @returns the programmes kept in `database`. */
export function programmeStore(database: Database): ProgrammeStore {
  const { db } = database
  return {
    list: () => db.select(programmeColumns).from(programmes).orderBy(asc(programmes.id)),
    get: async (id) => {
      const [found] = await db.select(programmeColumns).from(programmes).where(eq(programmes.id, id))
      return found ?? null
    },
    seedOnce: (content) => inTransaction(database, async (tx) => ({ seeded: await seed(tx, content) })),
  }
}

async function seed(tx: Transaction, content: ProgrammeContent): Promise<boolean> {
  const { id, name, structure } = content.programme
  // The programme's row decides who was first: another transaction that writes it is waited for.
  const first = await tx
    .insert(programmes)
    .values({ id, name, structure })
    .onConflictDoNothing()
    .returning({ id: programmes.id })
  if (first.length === 0) return false
  await upsertPeople(tx, content.people)
  if (content.memberships.length > 0) await tx.insert(memberships).values([...content.memberships])
  for (const { room, seed } of content.rooms) {
    const created = await createRoomInTransaction(tx, { room, programmeId: id, seed })
    if (!created) throw new Error(`${room} stands already, but its programme ${id} did not`)
  }
  for (const point of content.points) {
    await tx.insert(points).values({ ...point, programmeId: id, createdBy: null })
    await createPointRooms(tx, { id: point.id, programmeId: id })
  }
  return true
}
