// Sessions by the hash of their token: made at sign-in, ended at sign-out, found only while they last, with the person and her roles as
// they are then; many requests at once ask in one statement. The time they are judged by is handed in. Called by server/auth, by
// what signs people in, and at start to remove old ones.

import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { PersonId } from '../../shared/ids.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { holds } from './holds.ts'
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
  /** Null: not known, of an older server's. */
  readonly by: SignedInBy | null
  readonly assurance: string | null
  readonly authenticatedAt: Date | null
}

/** How somebody signed in. */
export type SignedInBy = 'seat' | 'oidc' | 'link' | 'invitation'

/** What an issuer said when she signed in by it. */
export interface IssuerSaid {
  readonly issuer: string
  readonly issuerSession: string | null
  readonly assurance: string | null
  readonly authenticatedAt: Date | null
}

export interface NewSession {
  readonly tokenHash: Uint8Array
  readonly personId: PersonId
  readonly at: Date
  readonly expiresAt: Date
  readonly by: SignedInBy
  /** Browser and system, short. */
  readonly device: string | null
  readonly issuer: IssuerSaid | null
}

export interface SessionStore {
  /** Null when there is none, it has been ended, or it expired at or before `now`. */
  find(o: { readonly tokenHash: Uint8Array; readonly now: Date }): Promise<FoundSession | null>
  /** Which of these sessions are over: ended, expired at or before `now`, or not known any more. */
  over(o: { readonly sessionIds: readonly string[]; readonly now: Date }): Promise<readonly string[]>
  /** Removes what expired or was ended before a moment. @returns how many there were. */
  removeOverBefore(moment: Date): Promise<number>
}

const sessionColumns = {
  sessionId: sessions.id,
  personId: sessions.personId,
  by: sessions.by,
  expiresAt: sessions.expiresAt,
  assurance: sessions.assurance,
  authenticatedAt: sessions.authenticatedAt,
  seenAt: sessions.seenAt,
} as const

/** When a session was used last is kept no finer, so that asking writes nothing as a rule. */
const seenEveryMs = 5 * 60_000

/** Begins a session of somebody known, in the caller's transaction. @returns its id, which is no secret and names it in the log */
export async function beginSession(tx: Transaction, { issuer, at, ...session }: NewSession): Promise<string> {
  const id = randomUUID()
  await tx.insert(sessions).values({ ...session, ...issuer, id, createdAt: at, seenAt: at })
  return id
}

/** @returns the sessions kept in `database`. */
export function sessionStore({ db }: Database): SessionStore {
  const findTogether = together((hashes: readonly Uint8Array[]) => lastingSessions(db, hashes))
  return {
    find: async ({ tokenHash, now }) => {
      const found = (await findTogether(tokenHash)).get(nameOf(tokenHash))
      if (found === undefined || found.expiresAt <= now) return null
      const { seenAt, ...session } = found
      if (seenAt === null || now.getTime() - seenAt.getTime() >= seenEveryMs) void seen(db, session.sessionId, now)
      return session
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

/** Never fails: that somebody was seen is nothing to fail for. */
async function seen(db: Handle, sessionId: string, at: Date): Promise<void> {
  try {
    await db.update(sessions).set({ seenAt: at }).where(eq(sessions.id, sessionId))
  } catch {
    // The next request says it.
  }
}

type SeenSession = FoundSession & { readonly seenAt: Date | null }

/** @returns those of the sessions that have not been ended, by their hash. */
async function lastingSessions(db: Handle, hashes: readonly Uint8Array[]): Promise<ReadonlyMap<string, SeenSession>> {
  const wanted = new Map(hashes.map((hash) => [nameOf(hash), hash]))
  const rows = await db
    .select({ tokenHash: sessions.tokenHash, session: sessionColumns, person: personRow })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), holds))
    .where(and(inArray(sessions.tokenHash, [...wanted.values()]), isNull(sessions.endedAt)))
  const found = new Map<string, SeenSession>()
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
