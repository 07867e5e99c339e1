// Minutes edit: the union of everything a person can do to a point's minutes, as plain values, and its plan: what exactly it would change as they stand
// now, or why it cannot be done. The words are typed, not edits. Pure, as plan-edit.ts is. Called by client/live before writing, and by tests.

import { z } from 'zod'
import type { FieldChange } from '../board/change.ts'
import { ranksForPlace } from '../board/rank.ts'
import { planRestore } from '../board/restore.ts'
import type { Json } from '../board/value.ts'
import { agendaItemIdSchema, minutesEntryIdSchema, personIdSchema } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { fieldsOfMinutesEntry, type Minutes, type MinutesEntry, minutesEntryFromFields } from './minutes-entry.ts'

const change = z.custom<FieldChange>(
  (value) => typeof value === 'object' && value !== null && 'record' in value && 'key' in value,
)

export const minutesEditSchema = z.discriminatedUnion('type', [
  /** The outcome of an agenda item, empty. */
  z.strictObject({ type: z.literal('add-outcome'), agendaItem: agendaItemIdSchema }),
  /** A statement for the record, empty, after the others of its agenda item. */
  z.strictObject({
    type: z.literal('add-statement'),
    statement: minutesEntryIdSchema,
    agendaItem: agendaItemIdSchema,
    by: personIdSchema,
  }),
  z.strictObject({ type: z.literal('remove-minutes-entry'), entry: minutesEntryIdSchema }),
  z.strictObject({ type: z.literal('restore'), changes: z.array(change).readonly(), over: z.boolean() }),
])
/** One thing done to minutes. `restore` as in {@link import('../board/edit.ts').BoardEdit}. */
export type MinutesEdit = Readonly<z.infer<typeof minutesEditSchema>>

/** Plans one edit. @returns the field changes in the order they are to be written, or a refusal that names the entry. */
export function planMinutesEdit(minutes: Minutes, edit: MinutesEdit): Outcome<readonly FieldChange[]> {
  switch (edit.type) {
    case 'restore':
      return planRestore({
        edit,
        current: (record) => currentFields(minutes, record),
        check: (record, fields) => minutesEntryFromFields(record, fields),
      })
    case 'add-outcome':
      return planAdd(minutes, edit.agendaItem, { kind: 'outcome' })
    case 'add-statement': {
      const { statement: id, agendaItem, by } = edit
      const others = minutes.statements.get(agendaItem) ?? []
      const rank = ranksForPlace<string>({ id, others, index: others.length }).get(id) ?? ''
      return planAdd(minutes, id, { kind: 'statement', agendaItem, by, rank })
    }
    case 'remove-minutes-entry': {
      const from = currentFields(minutes, edit.entry)
      if (from === null) return refuse('UNKNOWN_ITEM', { record: edit.entry, params: { id: edit.entry } })
      return done([{ record: edit.entry, key: null, from: { fields: from, text: [] }, to: undefined }])
    }
  }
}

function planAdd(minutes: Minutes, id: string, fields: Record<string, Json>): Outcome<readonly FieldChange[]> {
  if (entryOf(minutes, id) !== undefined) return refuse('ID_TAKEN', { record: id, params: { id } })
  const whole = minutesEntryFromFields(id, fields)
  return whole.ok ? done([{ record: id, key: null, from: undefined, to: { fields, text: [] } }]) : whole
}

function currentFields(minutes: Minutes, id: string): Record<string, Json> | null {
  const entry = entryOf(minutes, id)
  return entry ? fieldsOfMinutesEntry(entry) : null
}

function entryOf({ entries }: Minutes, id: string): MinutesEntry | undefined {
  return entries.get(id as MinutesEntry['id'])
}
