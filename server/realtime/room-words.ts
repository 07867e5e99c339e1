// Room words: what a room says of its mode, with what code it closes connections, and what the operator hears of a refusal. Called by room and
// room-entrance.

import { type CloseCode, closeCodes } from '../../shared/contract/close-code.ts'
import type { Status } from '../../shared/contract/wire.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { Refusal, RefusalCode } from '../../shared/outcome.ts'
import type { Logger, Measures } from './ports.ts'
import type { ClosedBecause, RoomMode } from './room-protocol.ts'
import type { Session } from './session.ts'

const again = { code: closeCodes.restart, reason: 'UNAVAILABLE' } as const
/** How every connection of a room ends, by why. */
export const closes: Readonly<Record<ClosedBecause, { readonly code: CloseCode; readonly reason: RefusalCode }>> = {
  generation: { code: closeCodes.conflict, reason: 'GENERATION' },
  'unknown-room': { code: closeCodes.unknownRoom, reason: 'UNKNOWN_ROOM' },
  unreadable: again,
  draining: again,
  idle: again,
}

/** @param server the mode the whole server is in: what it says comes first, save that damage outlasts an outage */
export function statusOf({ mode }: { readonly mode: RoomMode }, server: Status = { mode: 'rw' }): Status {
  if (server.mode === 'draining') return server
  if (mode === 'quarantined') return { mode: 'read-only', reason: 'DAMAGED' }
  if (server.mode !== 'rw') return server
  return mode === 'rw' ? { mode } : { mode: 'read-only', reason: 'UNAVAILABLE' }
}

/** @returns what tells the operator that an update was refused: by code alone, never what it held */
export function refusalNotice(o: {
  readonly name: RoomName
  readonly measures: Measures
  readonly logger: Logger
}): (session: Session, refusal: Refusal) => void {
  return ({ actor: { sessionId } }, { code }) => {
    o.measures.count('refusals', { code })
    o.logger.warn({ room: o.name, sessionId, code }, 'an update was refused')
  }
}
