// Bus: how the nodes over one database tell each other what is worth looking at. A hint is never the thing itself: what it says is
// read from the log by whoever cares, so that one that is lost, doubled, late or false costs a look and nothing else. Presence alone
// is carried whole, since it is kept nowhere. Made by the server's composition; used by realtime.

import type { Notice } from '../../shared/contract/notice.ts'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'

/** What one connection shows of its person, as the server it is connected to has stamped it. `state` is JSON. */
export interface PresenceHint {
  readonly clientId: number
  readonly clock: number
  readonly state: string
}

/**
 * Whom in a room a notice is for: everybody, or those alone who may read what is internal, comments, the board's section of them, or the programme
 * office's.
 */
export type NoticeFor = 'everybody' | 'inner-table' | 'comment-readers' | 'board-comments' | 'office-comments'

/** What a notice is called between nodes, by whom it is for. */
export const noticeKinds = {
  everybody: 'notice',
  'inner-table': 'inner-notice',
  'comment-readers': 'comment-notice',
  'board-comments': 'board-comment-notice',
  'office-comments': 'office-comment-notice',
} as const satisfies Record<NoticeFor, string>
export type NoticeKind = (typeof noticeKinds)[NoticeFor]

/** @returns whom a notice of this kind is for */
export function noticeFor(kind: NoticeKind): NoticeFor {
  const [found] = Object.entries(noticeKinds).find(([, named]) => named === kind) ?? ['everybody']
  return found as NoticeFor
}

export type Hint =
  | { readonly kind: 'grew'; readonly room: RoomName; readonly generation: number; readonly head: number }
  | { readonly kind: 'access'; readonly programmeId: ProgrammeId }
  | { readonly kind: 'session-ended'; readonly sessionId: string }
  | {
      readonly kind: 'digest'
      readonly room: RoomName
      readonly generation: number
      readonly head: number
      readonly hash: string
    }
  | { readonly kind: 'presence'; readonly room: RoomName; readonly entries: readonly PresenceHint[] }
  /** Something formal may have changed: those in the room ask for it again, or those of them alone whom it is for. */
  | ({ readonly kind: NoticeKind; readonly room: RoomName } & Notice)

export interface Bus {
  /** Never throws, never waits; what cannot be told is lost, and the poll heals it. */
  publish(hint: Hint): void
  /** Hears hints of other nodes only, with the sender's boot id. Garbage is counted, never passed on. @returns a function that ends it */
  subscribe(heard: (hint: Hint, from: string) => void): () => void
  /** Runs when hints may have been lost: the connection was away. @returns a function that ends it */
  onGap(run: () => void): () => void
  close(): Promise<void>
}
