// Plan of a point edit: what exactly it would change on the agenda as it stands now, or why it cannot be done.
// Pure, as shared/board/plan-edit.ts is. Called by client/live before writing, by seeds and by tests.

import type { FieldChange } from '../board/change.ts'
import { type Fixed, type Ranked, ranksForPlace } from '../board/rank.ts'
import { planRestore } from '../board/restore.ts'
import type { Json } from '../board/value.ts'
import type { AgendaItemId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Agenda, type AgendaItem, agendaItemFromFields, fieldsOfAgendaItem } from './agenda-item.ts'
import type { PointEdit } from './edit.ts'

/** Plans one edit. @returns the field changes in the order they are to be written, or a refusal that names the agenda item. */
export function planPointEdit(
  agenda: Agenda,
  edit: PointEdit,
  fixed: Fixed = new Set(),
): Outcome<readonly FieldChange[]> {
  if (edit.type === 'restore') {
    return planRestore({
      edit,
      current: (record) => currentFields(agenda, record),
      check: (record, fields) => agendaItemFromFields(record, fields),
    })
  }
  if (edit.type === 'add-agenda-item') return planAdd({ agenda, fixed }, edit)
  const item = agenda.items.get(edit.agendaItem)
  if (!item) return refuse('UNKNOWN_ITEM', { record: edit.agendaItem, params: { id: edit.agendaItem } })
  switch (edit.type) {
    case 'remove-agenda-item':
      return done([{ record: item.id, key: null, from: { fields: fieldsOfAgendaItem(item), text: [] }, to: undefined }])
    case 'set-agenda-field':
      return checked(item, edit.set.field, edit.set.value)
    case 'link-item':
      return checked(item, `linked.${edit.item}`, edit.linked ? true : undefined)
    case 'move-agenda-item':
      return planMove({ agenda, fixed }, item, edit.before)
  }
}

interface Standing {
  readonly agenda: Agenda
  readonly fixed: Fixed
}

function planAdd(on: Standing, edit: Extract<PointEdit, { type: 'add-agenda-item' }>): Outcome<readonly FieldChange[]> {
  if (on.agenda.items.has(edit.agendaItem))
    return refuse('ID_TAKEN', { record: edit.agendaItem, params: { id: edit.agendaItem } })
  const ranks = ranksAt(on, edit.agendaItem, edit.before)
  if (!ranks.ok) return ranks
  const fields: Record<string, Json> = {
    kind: edit.kind,
    title: edit.title,
    minutes: edit.minutes,
    owner: edit.owner,
    rank: ranks.value.own,
  }
  const whole = agendaItemFromFields(edit.agendaItem, fields)
  if (!whole.ok) return whole
  return done([
    ...ranks.value.others,
    { record: edit.agendaItem, key: null, from: undefined, to: { fields, text: [] } },
  ])
}

function planMove(on: Standing, item: AgendaItem, before: AgendaItemId | null): Outcome<readonly FieldChange[]> {
  const { agenda } = on
  const at = agenda.order.indexOf(item.id)
  if (before === item.id || (agenda.order[at + 1] ?? null) === before) return done([])
  const ranks = ranksAt(on, item.id, before)
  if (!ranks.ok) return ranks
  const moved = checked(item, 'rank', ranks.value.own)
  return moved.ok ? done([...ranks.value.others, ...moved.value]) : moved
}

function ranksAt(
  { agenda, fixed }: Standing,
  id: AgendaItemId,
  before: AgendaItemId | null,
): Outcome<{ own: string; others: FieldChange[] }> {
  const entries: Ranked<AgendaItemId>[] = agenda.order.flatMap((each) => {
    const item = agenda.items.get(each)
    return item && each !== id ? [{ id: each, rank: item.rank }] : []
  })
  const index = before === null ? entries.length : entries.findIndex((entry) => entry.id === before)
  if (index < 0) return refuse('NEIGHBOUR_GONE', { record: id, field: 'rank' })
  const ranks = ranksForPlace({ id, others: entries, index, fixed })
  const others = entries.flatMap((entry): FieldChange[] => {
    const rank = ranks.get(entry.id)
    return rank === undefined || rank === entry.rank
      ? []
      : [{ record: entry.id, key: 'rank', from: entry.rank, to: rank }]
  })
  return done({ own: ranks.get(id) ?? '', others })
}

function checked(item: AgendaItem, key: string, to: Json | undefined): Outcome<readonly FieldChange[]> {
  const fields = fieldsOfAgendaItem(item)
  const from = fields[key]
  if (to === undefined) delete fields[key]
  else fields[key] = to
  const after = agendaItemFromFields(item.id, fields)
  if (!after.ok) return after
  return done(from === to ? [] : [{ record: item.id, key, from, to }])
}

function currentFields(agenda: Agenda, record: string): Record<string, Json> | null {
  const item = agenda.items.get(record as AgendaItemId)
  return item ? fieldsOfAgendaItem(item) : null
}
