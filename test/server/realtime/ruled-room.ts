// A room at work under rulings, to test them with: the server rules, a desk types, and what a desk is told. Called by the tests of rulings.

import * as Y from 'yjs'
import { textOf } from '../../../shared/document/records.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { type Desk, type LiveBoard, settled } from './live-board.ts'

/** A command of the server: its update, and the rule epoch raised. */
export async function rule(board: LiveBoard, room: RoomName, write: (doc: Y.Doc) => Uint8Array | null): Promise<void> {
  const payload = write(board.log.document(room))
  if (payload === null) throw new Error('nothing to rule')
  board.log.appendElsewhere(room, payload)
  board.log.raiseEpoch(room)
  board.rooms.appended(room)
  await settled()
  await settled()
}

/** A paragraph at the end of a record's text. */
export const types = (desk: Desk, item: string, text: string, kind: 'board' | 'minutes' = 'board'): void =>
  desk.doc.transact(() => {
    const fragment = textOf(desk.doc, kind, item)
    const paragraph = new Y.XmlElement('paragraph')
    fragment?.insert(fragment.length, [paragraph])
    paragraph.insert(0, [new Y.XmlText(text)])
  }, 'own')

/** The refusals a desk was told. */
export const refusedWith = (desk: Desk): readonly unknown[] =>
  desk.told.flatMap(({ name, value }) => (name === 'refused' ? [(value as { refusal: unknown }).refusal] : []))

/** The place of an item in the minutes, empty. */
export function filled(): Y.Map<unknown> {
  const record = new Y.Map<unknown>()
  record.set('kind', 'outcome')
  record.set('text', new Y.XmlFragment())
  return record
}

/** The first words of a text. */
export function runIn(desk: Desk, record: string, kind: 'board' | 'minutes'): Y.XmlText {
  const paragraph = textOf(desk.doc, kind, record)?.get(0)
  const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(run instanceof Y.XmlText)) throw new Error('no words')
  return run
}

/** What a browser sends that takes a mark of formatting away which does nothing. */
export function swept(desk: Desk): Uint8Array {
  const marks = new Y.Doc()
  Y.applyUpdate(marks, Y.encodeStateAsUpdate(desk.doc))
  const mark = marks.store.clients
    .get(desk.doc.clientID)
    ?.find((each) => each instanceof Y.Item && each.content instanceof Y.ContentFormat)
  if (mark === undefined) throw new Error('no mark')
  const before = Y.encodeStateVector(marks)
  marks.transact((transaction) => (mark as Y.Item).delete(transaction))
  return Y.encodeStateAsUpdate(marks, before)
}
