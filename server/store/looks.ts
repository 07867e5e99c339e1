// Looks: until when a person has seen what has changed on a programme. Never goes back: of two marks from two pages the later one stands. Called
// by server/commands/board/changes-since.ts and server/http/programmes/changes.ts.

import { and, eq, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle } from './database.ts'
import { looks } from './tables/looks.ts'

interface Look {
  readonly personId: PersonId
  readonly programmeId: ProgrammeId
}

/** @returns null where the person has never said that she has seen it */
export async function seenUntil(db: Handle, { personId, programmeId }: Look): Promise<Date | null> {
  const [found] = await db
    .select({ at: looks.seenUntil })
    .from(looks)
    .where(and(eq(looks.personId, personId), eq(looks.programmeId, programmeId)))
  return found?.at ?? null
}

/** @returns until when it is seen now */
export async function markSeen(db: Handle, o: Look & { readonly until: Date }): Promise<Date> {
  const { personId, programmeId, until } = o
  const [stands] = await db
    .insert(looks)
    .values({ personId, programmeId, seenUntil: until })
    .onConflictDoUpdate({
      target: [looks.personId, looks.programmeId],
      set: { seenUntil: sql`greatest(${looks.seenUntil}, excluded.seen_until)` },
    })
    .returning({ at: looks.seenUntil })
  return stands?.at ?? until
}
