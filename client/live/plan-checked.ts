// Checked plan: what an edit would change, if this role may. The same plan and the same rights as the server's; the server has the last word.
// Pure. Called by edit-writer.ts before anything is written, and again when an edit is made again under today's rights.

import type { FieldChange } from '../../shared/board/change.ts'
import type { BoardEdit } from '../../shared/board/edit.ts'
import { type Fields, fieldsOfItem, itemFromFields } from '../../shared/board/item.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import type { Json } from '../../shared/board/value.ts'
import type { AgendaItemId, ItemId, Room } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { agendaItemFromFields, fieldsOfAgendaItem } from '../../shared/point/agenda-item.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import { planPointEdit } from '../../shared/point/plan-edit.ts'
import type { Role } from '../../shared/role.ts'
import { mayWrite, type RecordChange } from '../../shared/rules/may-write.ts'
import type { Snapshot } from './document-view.ts'

/** @returns the changes to write (empty when nothing would change), or the first refusal of the plan or of the rights. */
export function planChecked(o: {
  kind: Room['kind']
  snapshot: Snapshot
  role: Role | null
  edit: BoardEdit | PointEdit
}): Outcome<readonly FieldChange[]> {
  const plan = planOf(o.kind, o.snapshot, o.edit)
  if (!plan.ok) return plan
  for (const id of new Set(plan.value.map((change) => change.record))) {
    const change = recordChange(o, id, plan.value)
    const allowed = change.ok ? mayWrite(o.role, change.value) : change
    if (!allowed.ok) return allowed
  }
  return plan
}

/** @returns whether this role may change the rich text of a record that stands. */
export function mayWriteText(o: {
  kind: Room['kind']
  snapshot: Snapshot
  role: Role | null
  record: string
}): Outcome<true> {
  const { board, agenda } = o.snapshot
  const item = board.items.get(o.record as ItemId) ?? null
  const agendaItem = agenda.items.get(o.record as AgendaItemId) ?? null
  const id = o.record
  return mayWrite(
    o.role,
    o.kind === 'board'
      ? { kind: 'item', id, before: item, after: item, text: true }
      : { kind: 'agenda-item', id, before: agendaItem, after: agendaItem, text: true },
  )
}

function planOf(kind: Room['kind'], snapshot: Snapshot, edit: BoardEdit | PointEdit): Outcome<readonly FieldChange[]> {
  if (kind === 'board') return isPointEdit(edit) ? refuse('BAD_REQUEST') : planBoardEdit(snapshot.board, edit)
  if (isPointEdit(edit) || edit.type === 'restore') return planPointEdit(snapshot.agenda, edit)
  return refuse('BAD_REQUEST')
}

type OnlyPoint = Exclude<PointEdit, { type: 'restore' }>
const pointTypes: Readonly<Record<OnlyPoint['type'], true>> = {
  'add-agenda-item': true,
  'remove-agenda-item': true,
  'set-agenda-field': true,
  'link-item': true,
  'move-agenda-item': true,
}

function isPointEdit(edit: BoardEdit | PointEdit): edit is OnlyPoint {
  return Object.hasOwn(pointTypes, edit.type)
}

function recordChange(
  o: { readonly kind: Room['kind']; readonly snapshot: Snapshot },
  id: string,
  changes: readonly FieldChange[],
): Outcome<RecordChange> {
  const own = changes.filter((change) => change.record === id)
  const text = own.some((change) => change.key === null && (change.to?.text.length ?? 0) > 0)
  if (o.kind === 'board') {
    const before = o.snapshot.board.items.get(id as ItemId) ?? null
    const fields = fieldsAfter(before && fieldsOfItem(before), own)
    const after = fields ? itemFromFields(id, fields) : done(null)
    return after.ok ? done({ kind: 'item', id, before, after: after.value, text }) : after
  }
  const before = o.snapshot.agenda.items.get(id as AgendaItemId) ?? null
  const fields = fieldsAfter(before && fieldsOfAgendaItem(before), own)
  const after = fields ? agendaItemFromFields(id, fields) : done(null)
  return after.ok ? done({ kind: 'agenda-item', id, before, after: after.value, text }) : after
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
