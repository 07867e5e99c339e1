// Minutes entry: one part of a point's minutes, as a frozen value, and its flat fields as they stand in the document: the outcome of an agenda
// item, which those who write the minutes shape together, or a statement for the record, which nobody but its author can change. The words
// themselves are rich text beside the fields.

import { z } from 'zod'
import { type Fields, parsed } from '../board/item.ts'
import { byRank, rankSchema } from '../board/rank.ts'
import type { Json } from '../board/value.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  type MinutesEntryId,
  minutesEntryIdSchema,
  personIdSchema,
} from '../ids.ts'
import type { Outcome } from '../outcome.ts'

/** `id` is that of the agenda item it is the outcome of. */
const outcomeSchema = z.strictObject({ kind: z.literal('outcome'), id: minutesEntryIdSchema })
const statementSchema = z.strictObject({
  kind: z.literal('statement'),
  id: minutesEntryIdSchema,
  agendaItem: agendaItemIdSchema,
  by: personIdSchema,
  rank: rankSchema,
})
const minutesEntrySchema = z.discriminatedUnion('kind', [outcomeSchema, statementSchema])
/** Deeply frozen. */
export type MinutesEntry = Readonly<z.infer<typeof minutesEntrySchema>>
export type Statement = Readonly<z.infer<typeof statementSchema>>

/** @returns the entry's flat fields; the inverse of {@link minutesEntryFromFields}. */
export function fieldsOfMinutesEntry({ id: _id, ...fields }: MinutesEntry): Record<string, Json> {
  return { ...fields }
}

/** Builds an entry of its flat fields. @returns the frozen value or a refusal; an unknown field is refused. */
export function minutesEntryFromFields(id: string, fields: Fields): Outcome<MinutesEntry> {
  return parsed(id, minutesEntrySchema.safeParse({ ...fields, id }))
}

/** A point's minutes as one frozen value. */
export interface Minutes {
  readonly entries: ReadonlyMap<MinutesEntryId, MinutesEntry>
  /** Statements of an agenda item, by (rank, id). */
  readonly statements: ReadonlyMap<AgendaItemId, readonly Statement[]>
}

/** @returns the minutes of these entries. */
export function minutesOf(entries: ReadonlyMap<MinutesEntryId, MinutesEntry>): Minutes {
  const statements = new Map<AgendaItemId, Statement[]>()
  for (const entry of entries.values()) {
    if (entry.kind !== 'statement') continue
    const beside = statements.get(entry.agendaItem)
    if (beside) beside.push(entry)
    else statements.set(entry.agendaItem, [entry])
  }
  for (const each of statements.values()) each.sort(byRank)
  return Object.freeze({ entries, statements })
}
