// Session: one live connection in one room, as the room sees it. States are a union, so that nothing more is read from a connection
// that was refused (ADM6) or has left. Made and kept by room; the socket reads how much of it waits.

import type { Person } from '../../shared/contract/wire.ts'
import type { Actor } from '../auth/actor.ts'
import { type Incoming, updateFrame } from './frames.ts'
import type { Told } from './told-ids.ts'

/**
 * `reading`: takes the next frame. `looking-up`: waits for the store to say whose a client id is; frames queue.
 * `refused`: reads nothing more; the close follows what was admitted before. `left`: gone; what was admitted still commits, unless rights change before (NOD8).
 */
export type SessionState = 'reading' | 'looking-up' | 'refused' | 'left'

export interface Session {
  /** Names the connection among all of this server's. */
  readonly key: number
  readonly actor: Actor
  /** Who it is, with the role she came in with: when that changes, the session ends. */
  readonly person: Person
  readonly clientId: number
  /** The client named its schema, so our own messages are understood. */
  readonly ours: boolean
  state: SessionState
  readonly inbox: Incoming[]
  /** How many records its next update may remove, where the person has confirmed it. */
  confirmedRemovals: number
  /** Update frames not answered yet, and their size in bytes: the socket stops reading when they are too many. */
  waitingFrames: number
  waitingBytes: number
  /** Client ids whose person this connection was told, as its room's audience keeps them. */
  readonly told: Told
}

/** @returns a session that has read nothing yet. */
export function session(o: Pick<Session, 'key' | 'actor' | 'person' | 'clientId' | 'ours'>): Session {
  return { ...o, state: 'reading', inbox: [], confirmedRemovals: 0, waitingFrames: 0, waitingBytes: 0, told: [] }
}

/**
 * What a room wants done at its sockets, in order. Frames of one `send` go out together, in their order; the same list of frames in several
 * deliveries is made ready once. `settled` = frames of theirs wait no more, so there is room to read on.
 */
export type Delivery =
  | ({ readonly kind: 'send'; readonly to: readonly number[] } & Sent)
  | { readonly kind: 'close'; readonly to: readonly number[]; readonly code: number; readonly reason: string }
  | { readonly kind: 'settled'; readonly to: readonly number[] }

/** Frames, but for those at some places in their list, which rise. */
export interface Sent {
  readonly frames: readonly Uint8Array[]
  /** They are bare updates, each framed as it is laid out for the wire. */
  readonly areUpdates?: boolean
  readonly without?: readonly number[]
}

/** @returns the frames that are really sent. */
export function framesOf(sent: Sent): readonly Uint8Array[] {
  const chosen = chosenOf(sent)
  return sent.areUpdates ? chosen.map(updateFrame) : chosen
}

/** @returns what is sent of the list, as it stands there. */
export function chosenOf({ frames, without }: Sent): readonly Uint8Array[] {
  if (without === undefined) return frames
  const left = new Set(without)
  return frames.filter((_, index) => !left.has(index))
}
