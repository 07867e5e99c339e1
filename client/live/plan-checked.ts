// Checked plan: what an edit would change, if this person may. The same plan and the same rights as the server's; the server has the last word.
// Pure. Called by edit-writer.ts before anything is written, and again when an edit is made again under today's rights.

import type { FieldChange } from '../../shared/board/change.ts'
import type { Fields } from '../../shared/board/item.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import type { Json } from '../../shared/board/value.ts'
import { recordChange } from '../../shared/document/record-change.ts'
import { fieldsOfRecord, type RoomRecord, recordFromFields } from '../../shared/document/records.ts'
import { holdsItems } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import { type MinutesEdit, planMinutesEdit } from '../../shared/point/minutes-edit.ts'
import { planPointEdit } from '../../shared/point/plan-edit.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import { mayWrite, type RecordChange, type Writer } from '../../shared/rules/may-write.ts'
import type { Snapshot } from './document-view.ts'

/** @returns the changes to write (empty when nothing would change), or the first refusal of the plan or of the rights. */
export function planChecked(o: {
  kind: Room['kind']
  snapshot: Snapshot
  person: Omit<Writer, 'rulings'>
  edit: RoomEdit
}): Outcome<readonly FieldChange[]> {
  const plan = planOf(o.kind, o.snapshot, o.edit)
  if (!plan.ok) return plan
  for (const id of new Set(plan.value.map((change) => change.record))) {
    const change = changeOf(o, id, plan.value)
    const allowed = change.ok ? mayWrite({ ...o.person, rulings: o.snapshot.rulings }, change.value) : change
    if (!allowed.ok) return allowed
  }
  return plan
}

/** @returns whether this person may change the rich text of a record that stands. */
export function mayWriteText(o: {
  kind: Room['kind']
  snapshot: Snapshot
  person: Omit<Writer, 'rulings'>
  record: string
}): Outcome<true> {
  const stands = recordIn(o, o.record)
  const writer = { ...o.person, rulings: o.snapshot.rulings }
  return mayWrite(writer, recordChange(o.kind, { id: o.record, before: stands, after: stands, text: true }))
}

function planOf(kind: Room['kind'], snapshot: Snapshot, edit: RoomEdit): Outcome<readonly FieldChange[]> {
  if (edit.type !== 'restore' && editKinds[edit.type] !== recordKinds[kind]) return refuse('BAD_REQUEST')
  const fixed = snapshot.rulings.frozen
  if (holdsItems(kind)) return planBoardEdit(snapshot.board, edit as Parameters<typeof planBoardEdit>[1], fixed)
  if (kind === 'minutes') return planMinutesEdit(snapshot.minutes, edit as MinutesEdit)
  return planPointEdit(snapshot.agenda, edit as PointEdit, fixed)
}

type RecordKind = Exclude<RecordChange['kind'], 'sealed'>
const recordKinds: Readonly<Record<Room['kind'], RecordKind>> = {
  board: 'item',
  alternative: 'item',
  point: 'agenda-item',
  internal: 'agenda-item',
  minutes: 'minutes-entry',
}
/** What each edit is about: one that belongs to another room is not made here. */
const editKinds: Readonly<Record<Exclude<RoomEdit['type'], 'restore'>, RecordKind>> = {
  'add-item': 'item',
  'remove-item': 'item',
  'remove-items': 'item',
  'set-field': 'item',
  'set-part': 'item',
  'set-benefit': 'item',
  'set-readiness': 'item',
  'set-dependency': 'item',
  'move-item': 'item',
  'move-to-cut-list': 'item',
  'add-agenda-item': 'agenda-item',
  'remove-agenda-item': 'agenda-item',
  'set-agenda-field': 'agenda-item',
  'link-item': 'agenda-item',
  'move-agenda-item': 'agenda-item',
  'add-outcome': 'minutes-entry',
  'add-statement': 'minutes-entry',
  'remove-minutes-entry': 'minutes-entry',
}

function recordIn(o: { readonly kind: Room['kind']; readonly snapshot: Snapshot }, id: string): RoomRecord | null {
  const { board, agenda, minutes } = o.snapshot
  const records: Readonly<Record<Room['kind'], ReadonlyMap<string, RoomRecord>>> = {
    board: board.items,
    alternative: board.items,
    point: agenda.items,
    internal: agenda.items,
    minutes: minutes.entries,
  }
  return records[o.kind].get(id) ?? null
}

function changeOf(
  o: { readonly kind: Room['kind']; readonly snapshot: Snapshot },
  id: string,
  changes: readonly FieldChange[],
): Outcome<RecordChange> {
  const own = changes.filter((change) => change.record === id)
  const text = own.some((change) => change.key === null && (change.to?.text.length ?? 0) > 0)
  const before = recordIn(o, id)
  const fields = fieldsAfter(before && fieldsOfRecord(o.kind, before), own)
  const after = fields ? recordFromFields(o.kind, id, fields) : done(null)
  return after.ok ? done(recordChange(o.kind, { id, before, after: after.value, text })) : after
}

function fieldsAfter(before: Fields | null, changes: readonly FieldChange[]): Fields | null {
  let fields: Record<string, Json> | null = before && { ...before }
  for (const change of changes) {
    if (change.key === null) fields = change.to ? { ...change.to.fields } : null
    else if (fields && change.to === undefined) delete fields[change.key]
    else if (fields && change.to !== undefined) fields[change.key] = change.to
  }
  return fields
}
