// Close codes of a live connection. 4400–4499 are final to a y-websocket provider: the client decides itself what comes next.
// The reason of a close is a refusal code, never prose.

import type { RefusalCode } from '../outcome.ts'

export const closeCodes = {
  protocol: 4400,
  notSignedIn: 4401,
  refused: 4403,
  unknownRoom: 4404,
  silent: 4408,
  conflict: 4409,
  tooLarge: 4413,
  tooOld: 4426,
  tooFast: 4429,
  restart: 1012,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** Which close code tells which refusal. */
export function closeCodeOf(code: RefusalCode): CloseCode {
  switch (code) {
    case 'NOT_SIGNED_IN':
      return closeCodes.notSignedIn
    case 'UNKNOWN_ROOM':
    case 'NOT_FOUND':
      return closeCodes.unknownRoom
    case 'CLIENT_ID_IN_USE':
    case 'GENERATION':
    case 'RESYNC':
      return closeCodes.conflict
    case 'TOO_LARGE':
      return closeCodes.tooLarge
    case 'CLIENT_TOO_OLD':
      return closeCodes.tooOld
    case 'TOO_MANY_REQUESTS':
      return closeCodes.tooFast
    case 'PROTOCOL':
      return closeCodes.protocol
    case 'UNAVAILABLE':
      return closeCodes.restart
    default:
      return closeCodes.refused
  }
}
