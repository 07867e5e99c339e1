// Room protocol: what the protocol of one room on one node is made of: states, events, effects. Types alone. The machine is room-core.ts.

import type { Refusal } from '../../shared/outcome.ts'
import type { Fences } from '../store/log-row.ts'
import type { Keyed } from './keyed.ts'

/**
 * `taking`: frames are judged. `parted`: some of its frames were dropped, so nothing of it is judged before the step 2 that answers our
 * next step 1 and carries everything. `refused`: nothing more is read (ADM6).
 */
export interface SessionCore {
  readonly state: 'taking' | 'parted' | 'refused'
  /** Update and step-2 frames taken, judged or not. */
  readonly frames: number
  /** Step 1 sent to it, and step 2 taken from it. */
  readonly asked: number
  readonly answered: number
}

/** What a frame came to when it was judged. */
export type FrameVerdict =
  | { readonly kind: 'row' | 'nothing' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }

/** One judged frame that is not answered yet. `update` is the shell's own; it is judged again from it. */
export interface WaitingFrame<Update> {
  readonly key: number
  /** Counts the session's frames from 1. */
  readonly frame: number
  readonly update: Update
  readonly bytes: number
  readonly verdict: FrameVerdict
}

/** `open`: a commit may start. `committing`: a batch is in flight. `reading`: rows are being read. */
export type RoomPhase = 'open' | 'committing' | 'reading' | 'closed'

/**
 * `returning`: the store answers again, and the log is read before anything is judged. `quarantined`: the log is damaged; what was good is
 * shown and nothing is taken, until the room is opened anew (T-081).
 */
export type RoomMode = 'rw' | 'read-only' | 'returning' | 'quarantined'

export interface Chain<Value> {
  readonly last: Value
  readonly before: Chain<Value> | null
}

export interface RoomState<Update> {
  readonly phase: RoomPhase
  readonly mode: RoomMode
  readonly head: number
  readonly fences: Fences
  /** Something of the log may be unknown here: it is read before anything is committed. */
  readonly stale: boolean
  /** Reads in a row that did not follow on the head. */
  readonly misread: number
  /** More was heard of while it read: what waits is tried before it reads again, or it would only read for as long as others write. */
  readonly overtaken: boolean
  /** The last batch was left out: the next one says that it waits, so that its turn comes (NOD7). */
  readonly leftOut: boolean
  readonly sessions: Keyed<SessionCore>
  /** Of the commit under way, in order. */
  readonly inFlight: readonly WaitingFrame<Update>[]
  /** Judged since, newest first. */
  readonly later: Chain<WaitingFrame<Update>> | null
  /** Rows and bytes in `later`, and bytes in both. */
  readonly laterRows: number
  readonly waitingBytes: number
}

/** Where the log stands, as a hint, the poll or a fence tells it. Parts left out are not known. */
export type Heard = { readonly head?: number } & Partial<Fences>

export type RoomEvent<Update, Row> =
  | { readonly kind: 'joined'; readonly key: number }
  | { readonly kind: 'left'; readonly key: number }
  /** A frame was taken. `verdict` is null exactly when `judges` said no. */
  | {
      readonly kind: 'frame'
      readonly key: number
      readonly step2: boolean
      readonly update: Update
      readonly bytes: number
      readonly verdict: FrameVerdict | null
    }
  /** The commit queue takes what there is. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'appended'; readonly first: number; readonly last: number; readonly at: Date }
  /** The batch was left out, or its outcome is not known: the log must be read. */
  | { readonly kind: 'not-appended' }
  /** The log may have moved on without this room. */
  | { readonly kind: 'heard'; readonly heard: Heard }
  /** Rows after `after`, and where the log stands. The shell has learned who wrote them and what their rights are now. */
  | {
      readonly kind: 'read'
      readonly after: number
      readonly head: number
      readonly fences: Fences
      readonly rows: readonly Row[]
    }
  /** The store cannot be written in: what waits is dropped, and clients keep it. `damaged`: the log is, and this does not pass by itself. */
  | { readonly kind: 'outage'; readonly damaged?: true }
  /** The store answers again. */
  | { readonly kind: 'store-back' }
  /** Verdicts of `judge-again`, in its order. */
  | { readonly kind: 'judged-again'; readonly verdicts: readonly FrameVerdict[] }
  | { readonly kind: 'close'; readonly why: ClosedBecause }

/** Why every connection of the room ends. */
export type ClosedBecause = 'generation' | 'unknown-room' | 'unreadable' | 'draining' | 'idle'

export type RoomEffect<Update, Row> =
  /** Something is to be written. */
  | { readonly kind: 'want-commit' }
  /** Hand this to the store. */
  | {
      readonly kind: 'append'
      readonly afterPosition: number
      readonly fences: Fences
      readonly waits: boolean
      readonly rows: readonly WaitingFrame<Update>[]
    }
  /** The first rows admitted are durable: into the committed document, and to everyone but who wrote each. */
  | { readonly kind: 'settle'; readonly rows: readonly WaitingFrame<Update>[] }
  /** Tell other nodes how far the log has come. */
  | { readonly kind: 'announce'; readonly head: number }
  /** Rows written elsewhere: into the committed document, and to everyone. */
  | { readonly kind: 'take'; readonly rows: readonly Row[] }
  /** Whatever was admitted and is not durable is no longer in the candidate document. */
  | { readonly kind: 'forget' }
  /** Judge these again, in order, on a candidate that holds nothing but what is committed; answer with `judged-again`. */
  | { readonly kind: 'judge-again'; readonly frames: readonly WaitingFrame<Update>[] }
  /** Ask the store for what it holds after the head; answer with `read`. */
  | { readonly kind: 'read'; readonly after: number }
  /** The first `frames` frames of a session are durable. */
  | { readonly kind: 'saved'; readonly key: number; readonly frames: number; readonly at: Date | null }
  /** Frames of a session wait no more, answered or dropped: it may be read on. */
  | { readonly kind: 'released'; readonly key: number; readonly frames: number; readonly bytes: number }
  | { readonly kind: 'refuse'; readonly key: number; readonly frame: number; readonly refusal: Refusal }
  | { readonly kind: 'status'; readonly mode: 'rw' | 'read-only' }
  /** Ask a session for everything it has. */
  | { readonly kind: 'ask'; readonly key: number }
  /** A read did not follow on the head, and is made again. */
  | { readonly kind: 'misread'; readonly times: number }
  | { readonly kind: 'closed'; readonly why: ClosedBecause }

export interface Stepped<Update, Row> {
  readonly state: RoomState<Update>
  readonly effects: readonly RoomEffect<Update, Row>[]
}
