// Agenda updates: the server's own updates that take an item off an agenda, or put one there, last and under an id of its own. Called by the commands that
// carry an agenda item and that prepare the reversal of a decision.

import { randomBytes } from 'node:crypto'
import type * as Y from 'yjs'
import type { RichNode } from '../../../shared/board/change.ts'
import { serverClientId } from '../../../shared/document/first-update.ts'
import { readAgenda, textOf, writeChanges } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { type AgendaItemId, agendaItemIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { AgendaItem } from '../../../shared/point/agenda-item.ts'
import { planPointEdit } from '../../../shared/point/plan-edit.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { roomDocument } from '../documents/room-document.ts'

/** An agenda item without a place. */
export type AgendaContent = Pick<AgendaItem, 'kind' | 'title' | 'minutes' | 'owner' | 'linked'> & {
  readonly notes: readonly RichNode[]
}

/** @returns what an item holds, and the update that takes it off its agenda */
export function takenFrom(
  room: LoadedRoom,
  id: AgendaItemId,
): Outcome<{ readonly content: AgendaContent; readonly payload: Uint8Array }> {
  const doc = roomDocument(room)
  const agenda = readAgenda(doc)
  const item = agenda.items.get(id)
  if (item === undefined) return refuse('UNKNOWN_ITEM', { record: id, params: { id } })
  const text = textOf(doc, 'point', id)
  const content = { ...item, notes: text === null ? [] : readRichText(text) }
  const plan = planPointEdit(agenda, { type: 'remove-agenda-item', agendaItem: id })
  return plan.ok ? done({ content, payload: written(doc, plan.value) }) : plan
}

/** @returns the id it stands under, last on the agenda, and the update that puts it there */
export function addedTo(
  room: LoadedRoom,
  { kind, title, minutes, owner, linked, notes }: AgendaContent,
): Outcome<{ readonly id: AgendaItemId; readonly payload: Uint8Array }> {
  const doc = roomDocument(room)
  const id = agendaItemIdSchema.parse(`sak-${randomBytes(8).toString('hex')}`)
  const edit = { type: 'add-agenda-item', agendaItem: id, kind, title, minutes, owner, before: null } as const
  const plan = planPointEdit(readAgenda(doc), edit, new Set(readRulings(doc).frozen.keys()))
  if (!plan.ok) return plan
  const links = Object.fromEntries(linked.map((item) => [`linked.${item}`, true]))
  const changes = plan.value.map((change) =>
    change.record === id && change.key === null && change.to !== undefined
      ? { ...change, to: { fields: { ...change.to.fields, ...links }, text: notes } }
      : change,
  )
  return done({ id, payload: written(doc, changes) })
}

/** Writes as the server, and lets the document go. */
function written(doc: Y.Doc, changes: Parameters<typeof writeChanges>[0]['changes']): Uint8Array {
  doc.clientID = serverClientId
  let payload: Uint8Array | null = null
  doc.on('update', (bytes: Uint8Array) => {
    payload = bytes
  })
  writeChanges({ doc, kind: 'point', changes, origin: 'server' })
  doc.destroy()
  if (payload === null) throw new Error('an agenda was not changed')
  return payload
}
