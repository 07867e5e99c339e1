// Projector links: who has one sees what the room sees, without signing in, until it expires or is withdrawn. Only the hash of a link's token is
// kept, and who made and withdrew them stands in the audit log. Called by the projector's routes.

import { and, eq, isNull } from 'drizzle-orm'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { audit } from './audit-log.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { projectorLinks } from './tables/meetings.ts'

export interface ProjectorLink {
  readonly pointId: PointId
  readonly createdBy: PersonId
}

export interface NewProjectorLink extends ProjectorLink {
  readonly programmeId: ProgrammeId
  readonly tokenHash: Uint8Array
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface ProjectorLinkStore {
  create(link: NewProjectorLink): Promise<void>
  /** Withdraws every link of a point. */
  withdraw(o: {
    readonly programmeId: ProgrammeId
    readonly pointId: PointId
    readonly by: PersonId
    readonly at: Date
  }): Promise<void>
  /** What a link shows, and who made it; null when there is none, or it expired at or before `now`, or was withdrawn. */
  find(o: { readonly tokenHash: Uint8Array; readonly now: Date }): Promise<ProjectorLink | null>
}

/** @returns the links kept in `database`. */
export function projectorLinkStore(database: Database): ProjectorLinkStore {
  const { db } = database
  return {
    create: ({ programmeId, ...link }) =>
      inTransaction(database, async (tx) => {
        await tx.insert(projectorLinks).values(link)
        const { createdAt: at, createdBy: actor, pointId: point } = link
        await audit(tx, { at, programmeId, actor, act: 'projector.made', subject: { point } })
      }),
    withdraw: ({ programmeId, pointId, by, at }) =>
      inTransaction(database, async (tx) => {
        const withdrawn = await tx
          .update(projectorLinks)
          .set({ withdrawnAt: at })
          .where(and(eq(projectorLinks.pointId, pointId), isNull(projectorLinks.withdrawnAt)))
          .returning({ pointId: projectorLinks.pointId })
        if (withdrawn.length === 0) return
        const subject = { point: pointId, count: withdrawn.length }
        await audit(tx, { at, programmeId, actor: by, act: 'projector.withdrawn', subject })
      }),
    find: async ({ tokenHash, now }) => {
      const [link] = await db.select().from(projectorLinks).where(eq(projectorLinks.tokenHash, tokenHash))
      return link === undefined || link.withdrawnAt !== null || link.expiresAt <= now ? null : link
    },
  }
}
