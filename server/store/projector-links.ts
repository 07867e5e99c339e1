// Projector links: who has one sees what the room sees, without signing in, until it expires or is withdrawn. Only the hash of a link's token is
// kept. Called by the projector's routes.

import { and, eq, isNull } from 'drizzle-orm'
import type { PersonId, PointId } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { projectorLinks } from './tables/meetings.ts'

export interface ProjectorLink {
  readonly pointId: PointId
  readonly createdBy: PersonId
}

export interface NewProjectorLink extends ProjectorLink {
  readonly tokenHash: Uint8Array
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface ProjectorLinkStore {
  create(link: NewProjectorLink): Promise<void>
  /** Withdraws every link of a point. */
  withdraw(o: { readonly pointId: PointId; readonly at: Date }): Promise<void>
  /** What a link shows, and who made it; null when there is none, or it expired at or before `now`, or was withdrawn. */
  find(o: { readonly tokenHash: Uint8Array; readonly now: Date }): Promise<ProjectorLink | null>
}

/** @returns the links kept in `database`. */
export function projectorLinkStore({ db }: Pick<Database, 'db'>): ProjectorLinkStore {
  return {
    create: async (link) => {
      await db.insert(projectorLinks).values(link)
    },
    withdraw: async ({ pointId, at }) => {
      await db
        .update(projectorLinks)
        .set({ withdrawnAt: at })
        .where(and(eq(projectorLinks.pointId, pointId), isNull(projectorLinks.withdrawnAt)))
    },
    find: async ({ tokenHash, now }) => {
      const [link] = await db.select().from(projectorLinks).where(eq(projectorLinks.tokenHash, tokenHash))
      return link === undefined || link.withdrawnAt !== null || link.expiresAt <= now ? null : link
    },
  }
}
