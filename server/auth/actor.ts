// Actor: the person behind a request or a live connection, as the server knows her: never as the client says.
// Made by server/auth/current-actor from the session cookie; read by every route and by server/realtime.

import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'

export interface Actor {
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  /** The signed-in session; its end closes every live connection opened in it. */
  readonly sessionId: string
  readonly expiresAt: Date
  /** How sure her issuer was of her, and when; null where none said. */
  readonly assurance?: string | null
  readonly authenticatedAt?: Date | null
  /** @returns the person's role on a programme's board, or null when she has no place there. */
  roleOn(programmeId: ProgrammeId): Role | null
}
