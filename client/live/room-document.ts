// Room document: one Y.Doc with its connection, and what is written in it here, as values. An edit is recognised by its origin; any other
// local change is rich text typed in an editor, unless Yjs itself sweeps up marks of formatting that somebody else's change left over: that is
// nobody's edit. Recording comes before sending, so an edit is known before its frame is counted.
// Called by document-line.ts, which makes a new one whenever the old one cannot go on.

import * as Y from 'yjs'
import type { RichNode } from '../../shared/board/change.ts'
import type { Welcome } from '../../shared/contract/wire.ts'
import { recordsOf, textOf } from '../../shared/document/records.ts'
import { readRichText } from '../../shared/document/rich-text.ts'
import { textField } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { type ConnectionEvents, connectRoom, type RoomConnection } from './room-connection.ts'

/** Origin of what client/live writes itself: the entry it belongs to. */
export interface EditOrigin {
  readonly madeHere: true
  readonly entry: string
}

export function isEditOrigin(origin: unknown): origin is EditOrigin {
  return typeof origin === 'object' && origin !== null && 'madeHere' in origin
}

/** What was just written in the document here. */
export type Recorded =
  | { readonly kind: 'edit'; readonly entry: string; readonly update: Uint8Array }
  | {
      readonly kind: 'text'
      readonly record: string
      readonly update: Uint8Array
      readonly before: readonly RichNode[]
      readonly after: readonly RichNode[]
    }

export interface RoomDocument {
  readonly doc: Y.Doc
  readonly connection: RoomConnection
  /** Which it belongs to; empty before it was told. */
  generation(): string
  /** The rich text of a record; from now on its content is followed. Null when the record does not stand. */
  text(record: string): Y.XmlFragment | null
  /** Yjs has swept up marks of formatting here that the server, for somebody who may only read, still has. */
  swept(): boolean
  close(): void
}

/** Opens a document of a room. Its first state comes from the server alone. */
export function openDocument(
  o: Omit<Parameters<typeof connectRoom>[0], 'doc' | 'room' | 'events'> & {
    room: Room
    events: ConnectionEvents
    recorded: (what: Recorded) => void
  },
): RoomDocument {
  const { kind, name } = o.room
  const doc = new Y.Doc()
  const records = recordsOf(doc, kind)
  // What each text that is open in an editor holds; a record that was removed and put back has another fragment.
  const followed = new Map<string, { readonly fragment: Y.XmlFragment; readonly content: readonly RichNode[] }>()
  const follow = (id: string): readonly RichNode[] => {
    const fragment = textOf(doc, kind, id)
    const content = fragment ? readRichText(fragment) : []
    if (fragment) followed.set(id, { fragment, content })
    else followed.delete(id)
    return content
  }
  let sweeping: Y.Transaction | null = null
  let swept = false
  const record = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction === sweeping) return
    const made = isEditOrigin(origin)
    for (const id of textsTouched(records, kind, transaction)) {
      const before = followed.get(id)?.content ?? []
      const typed = transaction.local && !made
      if (!typed && !followed.has(id)) continue
      const after = follow(id)
      if (typed) o.recorded({ kind: 'text', record: id, update, before, after })
    }
    if (made) o.recorded({ kind: 'edit', entry: origin.entry, update })
  }
  // What was deleted can be looked at only until Yjs throws it away, just before it tells of the update.
  doc.on('afterTransaction', (transaction) => {
    if (!isSweep(transaction)) return
    sweeping = transaction
    swept = true
  })
  // Before the provider's own listener, which sends.
  doc.on('update', record)
  let generation = ''
  const welcome = (message: Welcome): void => {
    generation = message.generation
    o.events.welcome(message)
  }
  const connection = connectRoom({ ...o, room: name, doc, events: { ...o.events, welcome } })
  return {
    doc,
    connection,
    generation: () => generation,
    text(id) {
      const fragment = textOf(doc, kind, id)
      if (fragment !== (followed.get(id)?.fragment ?? null)) follow(id)
      return fragment
    },
    swept: () => swept,
    close() {
      connection.close()
      doc.destroy()
    },
  }
}

/** Writes updates made earlier, as one transaction of an origin. */
export function writeUpdates(doc: Y.Doc, updates: readonly Uint8Array[], origin: EditOrigin): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  }, origin)
}

/** @returns true when a transaction without an origin deleted marks of formatting and did nothing else. */
function isSweep(transaction: Y.Transaction): boolean {
  const { origin, local, beforeState, afterState, deleteSet } = transaction
  if (!local || origin !== null || deleteSet.clients.size === 0) return false
  for (const [client, clock] of afterState) if (clock !== (beforeState.get(client) ?? 0)) return false
  let marksAlone = true
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) marksAlone = false
  })
  return marksAlone
}

/** @returns the records whose rich text a transaction changed. */
function textsTouched(records: Y.Map<unknown>, kind: Room['kind'], transaction: Y.Transaction): readonly string[] {
  const ids: string[] = []
  for (const type of transaction.changedParentTypes.keys()) {
    if (!(type instanceof Y.XmlFragment) || type instanceof Y.XmlElement) continue
    const owner = type.parent
    if (owner === null || owner.parent !== records || type._item?.parentSub !== textField[kind]) continue
    const id = owner._item?.parentSub
    if (id) ids.push(id)
  }
  return ids
}
