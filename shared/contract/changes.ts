// HTTP contract of what has changed on a programme since a moment: item by item, field by field, with who changed it last.

import { z } from 'zod'
import { listSchema } from '../board/item.ts'
import { dateSchema } from '../board/value.ts'
import { anchorSchema } from '../comment/anchor.ts'
import { commentSectionSchema } from '../comment/section.ts'
import { commentIdSchema, decisionIdSchema, itemIdSchema, personIdSchema, pointIdSchema } from '../ids.ts'

const placeSchema = z.object({ list: listSchema, place: z.number().int().min(1) })
/** Who did it last, and when; `by` null: the server, or nobody that is known. */
const touch = { by: personIdSchema.nullable(), at: z.iso.datetime().nullable() }

/** The weightiest thing that happened to an item; its fields may have changed besides. */
export const changeKinds = ['removed', 'added', 'cut', 'returned', 'moved', 'changed'] as const
export type ChangeKind = (typeof changeKinds)[number]

const fieldChangeSchema = z.object({
  field: z.string(),
  /** Values as they stand in the document; absent where the field did not stand. A description is its plain text. */
  from: z.unknown().optional(),
  to: z.unknown().optional(),
  ...touch,
})
export const itemChangeSchema = z.object({
  item: itemIdSchema,
  /** What it is called now, or was called when it went. */
  title: z.string(),
  kind: z.enum(changeKinds),
  was: placeSchema.nullable(),
  is: placeSchema.nullable(),
  ...touch,
  fields: z.array(fieldChangeSchema),
})
export type FieldToldChange = Readonly<z.infer<typeof fieldChangeSchema>>
export type ItemChange = Readonly<z.infer<typeof itemChangeSchema>>

/** What somebody else has said, as far as the reader may read comments. */
const saidSchema = z.object({
  thread: commentIdSchema,
  comment: commentIdSchema,
  anchor: anchorSchema,
  /** Title of the item or point it is about, number of the decision; null: of the whole programme, or of what is gone. */
  title: z.string().nullable(),
  list: listSchema.nullable(),
  internal: z.boolean(),
  section: commentSectionSchema.default('all'),
  resolved: z.boolean(),
  by: personIdSchema,
  at: z.iso.datetime(),
  /** Its first words, with mentions by name. */
  text: z.string(),
  /** Whether it names the reader. */
  namesReader: z.boolean(),
})
export type SaidSince = Readonly<z.infer<typeof saidSchema>>

/** A moment one may ask from: a point was called (its papers sent), or was in session. */
export const changesMarkSchema = z.object({
  kind: z.enum(['called', 'held']),
  point: pointIdSchema,
  title: z.string(),
  at: z.iso.datetime(),
})
export type ChangesMark = Readonly<z.infer<typeof changesMarkSchema>>

/** GET …/changes */
export const changesAskedSchema = z.object({ since: z.iso.datetime().optional() })
/** PUT …/changes/seen: everything up to a moment that was shown has been seen. */
export const changesSeenSchema = z.strictObject({ until: z.iso.datetime() })
export const seenBodySchema = z.object({ seen: z.iso.datetime() })
export const changesBodySchema = z.object({
  /** The moment asked from; where none was, until when the reader has seen it, else the last point that was in session, or the board's beginning. */
  since: z.iso.datetime(),
  /** Until when the reader has said that she has seen what has changed. */
  seen: z.iso.datetime().nullable(),
  until: z.iso.datetime(),
  changes: z.array(itemChangeSchema),
  decisions: z.array(
    z.object({ id: decisionIdSchema, number: z.number().int(), wording: z.string(), decidedAt: z.iso.datetime() }),
  ),
  /** Numbers of decisions the reader may not read, made on the day of the moment or later. */
  exempt: z.array(z.number().int()),
  /** Cuts whose latest useful date has passed meanwhile. */
  expired: z.array(z.object({ item: itemIdSchema, title: z.string(), on: dateSchema })),
  /** Those that name the reader first, then newest first; none for who may not read comments. */
  comments: z.array(saidSchema),
  /** Newest first. */
  marks: z.array(changesMarkSchema),
  people: z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })),
})
export type ChangesBody = Readonly<z.infer<typeof changesBodySchema>>
