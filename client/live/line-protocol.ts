// Line protocol: what the client's side of a room's protocol is made of: states, events, effects. Types alone. The machine is line-core.ts;
// its shells are document-line.ts in the browser and the clients of the simulation. Documents are named by number, in the order they were opened.

import type { Refusal } from '../../shared/outcome.ts'
import type { RoomPhase } from './live-room.ts'

/** How an entry stands in the document: in it, or to be brought in again, by its bytes or by its meaning. */
export type Stage = 'applied' | 'again-bytes' | 'again-value'

/** What the protocol knows of one edit that is not acknowledged; the shell's entries hold more. */
export interface LineEntry {
  readonly id: string
  /** Of the document it was made in. */
  readonly generation: string
  readonly stage: Stage
  /** The frame of the running connection that holds it; null = not sent. */
  readonly frame: number | null
  /** It went out once, in this connection or an earlier one. It does not grow after that, so that it is committed whole or not at all. */
  readonly hasGone?: boolean
  /** Refusals it has shared with others. */
  readonly attempts: number
}

/** What a welcome says that decides something. */
export interface LineWelcome {
  readonly generation: string
  readonly mayWrite: boolean
  /** Whether this server tells what a generation came to that is over. */
  readonly tellsFormer?: boolean | undefined
  readonly person: { readonly id: string }
}

export interface LineState<Entry extends LineEntry> {
  /** Whose edits these are. */
  readonly personId: string
  readonly phase: RoomPhase
  /** The document that is shown; null before the first sync. */
  readonly shown: number | null
  /** Its successor, or the first one, on its way. */
  readonly next: number | null
  /** How many were opened. */
  readonly opened: number
  /** The shown document has lost its connection for good; another is on its way. */
  readonly retired: boolean
  /** The newest document is in sync over an open socket. */
  readonly inSync: boolean
  readonly welcome: LineWelcome | null
  /** Why the server takes no edits now; null = it does, as far as is known. */
  readonly readOnly: string | null
  /** Made and not acknowledged, in the order they were made. An entry leaves only by `strike` or `aside`. */
  readonly pending: readonly Entry[]
  /** Generations that are over of which the server was asked what they came to, and whether it has answered. */
  readonly formers: readonly { readonly generation: string; readonly isTold: boolean }[]
  /** When documents were fetched anew lately, milliseconds of the page's clock. */
  readonly rebuiltMs: readonly number[]
  /** Frames that may be brought in at once, and when that was so. */
  readonly budget: { readonly frames: number; readonly atMs: number }
  /** Timers that run. */
  readonly waits: readonly LineTimer[]
}

export type LineTimer = 'rebuild' | 'connect' | 'bring-in'

/** What came of bringing an entry in: written (as `recorded` told), standing there already, saved in the generation it was made in, or not possible. */
export type Brought = 'written' | 'stands' | 'saved' | { readonly refusal: Refusal }

/** Page clock in milliseconds, never going back; `random` is at least 0 and below 1. */
export type LineEvent<Entry extends LineEntry> = {
  readonly nowMs: number
  readonly random: number
} & LineHappening<Entry>

export type LineHappening<Entry extends LineEntry> =
  | { readonly kind: 'welcome'; readonly document: number; readonly welcome: LineWelcome }
  | { readonly kind: 'saved'; readonly document: number; readonly frames: number }
  | { readonly kind: 'status'; readonly document: number; readonly readOnly: string | null }
  | { readonly kind: 'refused'; readonly document: number; readonly frame: number | null; readonly refusal: Refusal }
  /** A counted frame goes out. A step 2 carries all that stands in the document; an update what was not sent before. */
  | { readonly kind: 'sent'; readonly document: number; readonly frame: number; readonly step2: boolean }
  /** What a generation that is over came to is known now, or that nobody knows it. */
  | { readonly kind: 'former'; readonly document: number; readonly generation: string }
  /** The server's state is in the document and ours has gone out: after every connect. */
  | { readonly kind: 'ready'; readonly document: number }
  /** The socket is gone. */
  | { readonly kind: 'down'; readonly document: number }
  /** Closed for good by the server: what comes next is decided here. */
  | { readonly kind: 'closed'; readonly document: number; readonly code: number; readonly reason: string }
  /** An edit was written in a document here: a new one, one that grew, or one that was brought in. */
  | { readonly kind: 'recorded'; readonly document: number; readonly entry: Entry }
  /** More is known of an entry; how it stands and was sent is as before. */
  | { readonly kind: 'described'; readonly entry: Entry }
  | { readonly kind: 'brought'; readonly id: string; readonly came: Brought }
  /** Somebody else removed what these were about: the server takes them and nobody will see them. */
  | { readonly kind: 'overtaken'; readonly ids: readonly string[]; readonly refusal: Refusal }
  /** An edit that a closed tab left. `fits`: it was made on this generation and schema. */
  | { readonly kind: 'taken-over'; readonly entry: Entry; readonly fits: boolean }
  /** The server's document is another than ours, though nothing waits. */
  | { readonly kind: 'differs'; readonly document: number }
  /** The line looks alive and does not answer. */
  | { readonly kind: 'stalled' }
  /** The browser may be on the net again. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'timer'; readonly timer: LineTimer }

export type LineEffect<Entry extends LineEntry> =
  /** Open an empty document under this name, with a client id of its own, and connect it. */
  | { readonly kind: 'open'; readonly document: number }
  /** Show this document, in the place of that one, which is listened to a while longer. */
  | { readonly kind: 'show'; readonly document: number; readonly instead: number | null }
  /** Close this document's connection for good; `forget`: it was never shown and is not needed. */
  | { readonly kind: 'part'; readonly document: number; readonly forget: boolean }
  /** Connect this document now. */
  | { readonly kind: 'connect'; readonly document: number }
  /** Drop its socket and connect anew. */
  | { readonly kind: 'reconnect'; readonly document: number }
  /** Keep the entry in the browser's store. */
  | { readonly kind: 'keep'; readonly entry: Entry }
  /** The server has these. */
  | { readonly kind: 'strike'; readonly ids: readonly string[] }
  /** Put the entry before the person as not kept. */
  | { readonly kind: 'aside'; readonly entry: Entry; readonly refusal: Refusal }
  /**
   * Bring these into the shown document in order, while it is ready: what it has already stands, and what stood in its generation when that
   * was over is saved; by bytes where told and they fit, otherwise by meaning under today's rights. Answer each with `brought`.
   */
  | { readonly kind: 'bring-in'; readonly entries: readonly Entry[] }
  /** Ask over this document's connection what a generation came to that is over. */
  | { readonly kind: 'ask-former'; readonly document: number; readonly generation: string }
  /** What former generations came to is not needed any more. */
  | { readonly kind: 'forget-formers' }
  | { readonly kind: 'wait'; readonly timer: LineTimer; readonly waitMs: number }

/** Effects are carried out in order. Those that lead to events at once (`open`, `show`, `bring-in`) may do so before the rest is carried out. */
export interface LineStepped<Entry extends LineEntry> {
  readonly state: LineState<Entry>
  readonly effects: readonly LineEffect<Entry>[]
}
