// Alternative readers: who may know of an alternative at all, and who may change what it is. A private one is its maker's alone; a shared one is
// for all who may make alternatives: working material, which observers and commenters never see (ALT1). Pure. Called by the server for every
// channel, the live room's among them, and mirrored by the interface.

import type { Role } from '../role.ts'
import { may } from './permissions.ts'

/** Whose an alternative is, and for whom. */
export interface AlternativeAudience {
  readonly maker: string
  readonly visibility: 'private' | 'shared'
}

interface Reader {
  readonly personId: string
  readonly role: Role | null
}

/** @param audience null = there is no such alternative */
export function readsAlternative({ personId, role }: Reader, audience: AlternativeAudience | null): boolean {
  if (audience === null || !may(role, 'alternative.make')) return false
  return audience.visibility === 'shared' || audience.maker === personId
}

/** @returns whether she may rename, share, take back and close it: its maker, and of a shared one whoever may adopt it */
export function steersAlternative(reader: Reader, audience: AlternativeAudience): boolean {
  if (!readsAlternative(reader, audience)) return false
  return audience.maker === reader.personId || may(reader.role, 'alternative.adopt')
}
