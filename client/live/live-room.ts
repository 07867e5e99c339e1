// Live room: what an open document offers the pages. The only face of client/live they see: frozen snapshots to read, edits to make,
// presence, the truth about saving, and what was not kept. Implemented by open-room.ts, handed out by room-provider.tsx.

import type { FieldChange } from '../../shared/board/change.ts'
import type { ListName } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { Notice } from '../../shared/contract/notice.ts'
import type { Presence, PresenceClaim } from '../../shared/contract/presence.ts'
import type { Person } from '../../shared/contract/wire.ts'
import type { ItemId, RoomName } from '../../shared/ids.ts'
import type { Outcome, Refusal } from '../../shared/outcome.ts'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Minutes } from '../../shared/point/minutes-entry.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import type { Rulings } from '../../shared/rules/rulings.ts'

/** Where the room is in its life. `closed` is final: the refusal says why and what to do. */
export type RoomPhase =
  | { readonly name: 'loading' }
  | { readonly name: 'open' }
  | { readonly name: 'closed'; readonly refusal: Refusal }

/** The truth about saving, as data. The label is a pure function of it (save-label.ts). */
export interface SaveState {
  readonly connection: 'connected' | 'connecting' | 'offline'
  /** Edits not yet acknowledged. */
  readonly unsent: number
  /** Age of the oldest of them, in milliseconds; 0 when there is none. */
  readonly waitingMs: number
  /** When the last acknowledgement came, by the server's clock; null before the first. */
  readonly savedAt: Date | null
  /** Whether pending edits are kept in this browser too. */
  readonly keptOnDevice: boolean
  readonly readOnly: string | null
  readonly notKept: number
}

/** Somebody else (or one's own other tab) in the room. */
export interface PresenceEntry {
  readonly clientId: number
  readonly person: Person
  readonly state: Presence
  /** Milliseconds since the page's start when it last changed: flags fade after 8 s. */
  readonly since: number
}

/** Something that was done to the order, or to what an item of the queue costs, while this page was open. Places are 1-based; null = the item came or went. */
export interface Move {
  readonly id: number
  /** `estimate`: it stands where it stood, and its estimate or what drives its cost is another. */
  readonly kind: 'move' | 'estimate'
  readonly item: ItemId
  readonly title: string
  readonly from: { readonly list: ListName; readonly place: number } | null
  readonly to: { readonly list: ListName; readonly place: number } | null
  /** null when the server itself, or somebody not known here, made it. */
  readonly person: Person | null
  readonly own: boolean
  readonly at: Date
  /** The changes that made it, for taking it back. */
  readonly changes: readonly FieldChange[]
  /** The board right after it, and the same board without it: alike for everybody who saw it. */
  readonly boards: () => { readonly before: Board; readonly after: Board }
}

/** An edit that was refused or could not be made again: readable, copyable. */
export interface NotKept {
  readonly id: string
  readonly at: Date
  readonly refusal: Refusal
  /** Changes in words' raw material: record, field, before and after; empty for rich text. */
  readonly changes: readonly FieldChange[]
  /** What was typed, as plain text, for copying. */
  readonly text: string
  readonly record: string | null
}

/** What stands written in a field and was not made an edit: somebody changed the value meanwhile, or it was refused. */
export interface Unsaved {
  readonly edit: RoomEdit
  readonly change: FieldChange
  readonly refusal: Refusal
}

/** Result of an undo or redo. `conflict`: somebody changed it since; call again with `over` to go over theirs. */
export type UndoOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'conflict'
      readonly record: string
      readonly field: string | null
      readonly theirs: string
      readonly mine: string
      /** The same as values, where it is a field with one. */
      readonly values: { readonly theirs: Json | undefined; readonly mine: Json | undefined } | null
      /** Who changed it; null when it is not known, or several did. */
      readonly by: Person | null
    }

/** What a rich-text editor binds to. Opaque to everyone but client/item/rich-text. */
export interface TextBinding {
  readonly fragment: object
  /** A y-websocket-like provider with `awareness`, for the caret extension. */
  readonly provider: { readonly awareness: object }
  readonly user: { readonly name: string; readonly colour: number }
}

/** One open room. Readers are for useSyncExternalStore: the same value until something changed. */
export interface LiveRoom {
  readonly name: RoomName
  subscribe(listener: () => void): () => void
  /** Hears of formal things that may have changed; may miss some. @returns what ends it */
  onNotice(heard: (notice: Notice) => void): () => void
  phase(): RoomPhase
  board(): Board
  agenda(): Agenda
  minutes(): Minutes
  head(): PointHead | null
  /** What is settled and cannot be changed by anybody. */
  rulings(): Rulings
  me(): Person | null
  mayWrite(): boolean
  edit(edit: RoomEdit): Outcome<readonly FieldChange[]>
  undo(over?: boolean): UndoOutcome
  redo(over?: boolean): UndoOutcome
  canUndo(): boolean
  canRedo(): boolean
  saveState(): SaveState
  presence(): readonly PresenceEntry[]
  setPresence(claim: PresenceClaim): void
  moves(): readonly Move[]
  /** Takes one shown move back as a new edit; refused as STALE when it no longer applies. */
  takeBack(move: Move): Outcome<readonly FieldChange[]>
  notKept(): readonly NotKept[]
  /** Puts before the person, and keeps on this device, what she wrote in a field that is no longer there. */
  setAside(unsaved: Unsaved): void
  dismissNotKept(id: string): void
  /** Makes a not-kept edit again; a new id is taken where the old one was taken meanwhile. */
  tryAgain(id: string): Outcome<readonly FieldChange[]>
  /** The same binding until the text stands in another document: then editors bind anew (useText follows it). */
  text(record: string): TextBinding | null
  /** Live display of others' changes can be paused; one's own edits still show. */
  paused(): boolean
  setPaused(paused: boolean): void
  close(): void
}
