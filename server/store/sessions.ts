// Sessions by the hash of their token: made at sign-in, ended at sign-out, found only while they last, with the person and her roles as
// they are then; many requests at once ask in one statement. The time they are judged by is handed in. Called by server/auth, the
// session routes of server/http, and at start to remove old ones.

import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { PersonId } from '../../shared/ids.ts'
import type { Database, Handle } from './database.ts'
import { type PersonWithRoles, personOfRows, personRow } from './people.ts'
import { together } from './read-together.ts'
import { memberships, people } from './tables/people.ts'
import { sessions } from './tables/sessions.ts'

export interface StoredSession {
  readonly sessionId: string
  readonly personId: PersonId
  readonly expiresAt: Date
}

/** A session that lasts, and who it is. */
export interface FoundSession extends StoredSession {
  readonly person: PersonWithRoles
}

export interface SessionStore {
  /** Begins a session of somebody known. @returns its id, which is no secret and names it in the log. */
  create(o: {
    readonly tokenHash: Uint8Array
    readonly personId: PersonId
    readonly expiresAt: Date
  }): Promise<StoredSession>
  /** Null when there is none, it has been ended, or it expired at or before `now`. */
  find(o: { readonly tokenHash: Uint8Array; readonly now: Date }): Promise<FoundSession | null>
  /** Ends it. @returns the id of the session this call ended, or null when there was none to end. */
  end(tokenHash: Uint8Array): Promise<string | null>
  /** Which of these sessions are over: ended, expired at or before `now`, or not known any more. */
  over(o: { readonly sessionIds: readonly string[]; readonly now: Date }): Promise<readonly string[]>
  /** Removes what expired or was ended before a moment. @returns how many there were. */
  removeOverBefore(moment: Date): Promise<number>
}

const sessionColumns = { sessionId: sessions.id, personId: sessions.personId, expiresAt: sessions.expiresAt } as const

/** @returns the sessions kept in `database`. */
export function sessionStore({ db }: Database): SessionStore {
  const findTogether = together((hashes: readonly Uint8Array[]) => lastingSessions(db, hashes))
  return {
    create: async ({ tokenHash, personId, expiresAt }) => {
      const sessionId = randomUUID()
      await db.insert(sessions).values({ tokenHash, id: sessionId, personId, expiresAt })
      return { sessionId, personId, expiresAt }
    },
    find: async ({ tokenHash, now }) => {
      const found = (await findTogether(tokenHash)).get(nameOf(tokenHash))
      return found !== undefined && found.expiresAt > now ? found : null
    },
    end: async (tokenHash) => {
      const [ended] = await db
        .update(sessions)
        .set({ endedAt: sql`now()` })
        .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)))
        .returning({ sessionId: sessions.id })
      return ended?.sessionId ?? null
    },
    over: async ({ sessionIds, now }) => {
      if (sessionIds.length === 0) return []
      const lasting = await db
        .select({ sessionId: sessions.id })
        .from(sessions)
        .where(
          and(
            sql`${sessions.id} = any(${sql.param([...sessionIds])})`,
            isNull(sessions.endedAt),
            gt(sessions.expiresAt, now),
          ),
        )
      const known = new Set(lasting.map(({ sessionId }) => sessionId))
      return sessionIds.filter((sessionId) => !known.has(sessionId))
    },
    removeOverBefore: async (moment) => {
      const over = or(lt(sessions.expiresAt, moment), lt(sessions.endedAt, moment))
      return (await db.delete(sessions).where(over)).rowCount ?? 0
    },
  }
}

/** @returns those of the sessions that have not been ended, by their hash. */
async function lastingSessions(db: Handle, hashes: readonly Uint8Array[]): Promise<ReadonlyMap<string, FoundSession>> {
  const wanted = new Map(hashes.map((hash) => [nameOf(hash), hash]))
  const rows = await db
    .select({ tokenHash: sessions.tokenHash, session: sessionColumns, person: personRow })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(memberships, eq(memberships.personId, people.id))
    .where(and(inArray(sessions.tokenHash, [...wanted.values()]), isNull(sessions.endedAt)))
  const found = new Map<string, FoundSession>()
  for (const [name] of wanted) {
    const own = rows.filter((row) => nameOf(row.tokenHash) === name)
    const person = personOfRows(own.map((row) => row.person))
    const [first] = own
    if (first !== undefined && person !== null) found.set(name, { ...first.session, person })
  }
  return found
}

function nameOf(tokenHash: Uint8Array): string {
  return Buffer.from(tokenHash).toString('base64')
}
