// Names of what rows of the audit log are about. A row holds ids alone; they are told by name where the name still stands, at the moment they are read.
// Called by server/http/programmes/audit.ts.

import { and, eq, inArray } from 'drizzle-orm'
import type { AlternativeId, PaperId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { StoredAudit } from './audit-log.ts'
import type { Handle } from './database.ts'
import { alternatives } from './tables/alternatives.ts'
import { papers } from './tables/papers.ts'
import { people } from './tables/people.ts'
import { invitations, shareLinks } from './tables/sign-in.ts'

/** @returns by id, the people, papers, invited and share links of one programme that its rows name */
export async function auditNames(
  db: Handle,
  programmeId: ProgrammeId,
  rows: readonly Pick<StoredAudit, 'subject'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = (key: string): string[] => [...new Set(rows.flatMap(({ subject }) => textIn(subject[key])))]
  const uuids = (key: string): string[] => ids(key).filter((id) => isUuid.test(id))
  const personIds = [...ids('person'), ...ids('deputyFor')] as PersonId[]
  const [byPerson, byPaper, byInvitation, byShare, byAlternative] = await Promise.all([
    db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, personIds)),
    db
      .select({ id: papers.id, name: papers.name })
      .from(papers)
      .where(and(eq(papers.programmeId, programmeId), inArray(papers.id, uuids('paper') as PaperId[]))),
    db
      .select({ id: invitations.id, name: invitations.name })
      .from(invitations)
      .where(and(eq(invitations.programmeId, programmeId), inArray(invitations.id, uuids('invitation')))),
    db
      .select({ id: shareLinks.id, name: shareLinks.label })
      .from(shareLinks)
      .where(and(eq(shareLinks.programmeId, programmeId), inArray(shareLinks.id, uuids('share')))),
    // What is somebody's own now is named to nobody.
    db
      .select({ id: alternatives.id, name: alternatives.name })
      .from(alternatives)
      .where(
        and(
          eq(alternatives.programmeId, programmeId),
          eq(alternatives.visibility, 'shared'),
          inArray(alternatives.id, uuids('alternative') as AlternativeId[]),
        ),
      ),
  ])
  return new Map<string, string>(
    [...byPerson, ...byPaper, ...byInvitation, ...byShare, ...byAlternative].map(({ id, name }) => [id, name]),
  )
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function textIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : []
}
