// After a close: what a final close code means for the room. Pure. Called by line-core.ts; other codes are retried by the provider itself.

import { closeCodes } from '../../shared/contract/close-code.ts'
import { type Refusal, type RefusalCode, refusalCodeSchema } from '../../shared/outcome.ts'

export type AfterClose =
  /** The room is closed to this person; edits under way are kept in the browser. */
  | { readonly kind: 'closed'; readonly refusal: Refusal }
  /** The document is fetched anew and edits brought in again. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'rebuild'; readonly by: 'bytes' | 'value' }
  /** The same document connects again after a wait. */
  | { readonly kind: 'retry'; readonly waitMs: number }

/** @param close the code, and the reason, which is a refusal code where the server gave one */
export function afterClose(close: { readonly code: number; readonly reason: string }): AfterClose {
  const reason = refusalCodeSchema.safeParse(close.reason)
  const refusal = (otherwise: RefusalCode): Refusal => ({ code: reason.success ? reason.data : otherwise })
  switch (close.code) {
    case closeCodes.notSignedIn:
      return { kind: 'closed', refusal: { code: 'NOT_SIGNED_IN' } }
    case closeCodes.unknownRoom:
      return { kind: 'closed', refusal: refusal('UNKNOWN_ROOM') }
    case closeCodes.tooOld:
      return { kind: 'closed', refusal: { code: 'CLIENT_TOO_OLD' } }
    case closeCodes.refused:
      return { kind: 'refused', refusal: refusal('FORBIDDEN') }
    case closeCodes.conflict:
      // A client id in use is only a name to change; anything else says that the bytes do not fit the server's document.
      return { kind: 'rebuild', by: refusal('RESYNC').code === 'CLIENT_ID_IN_USE' ? 'bytes' : 'value' }
    case closeCodes.protocol:
      return { kind: 'rebuild', by: 'value' }
    case closeCodes.tooFast:
      return { kind: 'retry', waitMs: 2_000 }
    case closeCodes.tooLarge:
      return { kind: 'retry', waitMs: 4_000 }
    default:
      return { kind: 'retry', waitMs: 500 }
  }
}
