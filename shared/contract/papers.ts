// HTTP contract of papers: the files of an agenda.

import { z } from 'zod'
import { as, isSafeText } from '../board/value.ts'
import { agendaItemIdSchema, paperIdSchema, personIdSchema, pointIdSchema } from '../ids.ts'

/** A paper of an agenda item, without its content. `access`: `public` papers stand in the public minutes, `board` ones are a marked gap there. */
export const paperSchema = z.object({
  id: paperIdSchema,
  pointId: pointIdSchema,
  agendaItem: agendaItemIdSchema,
  internal: z.boolean(),
  access: z.enum(['public', 'board']),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  addedBy: personIdSchema,
  addedAt: z.iso.datetime(),
})
export type Paper = Readonly<z.infer<typeof paperSchema>>
/** Longest name of a paper, in UTF-16 units. */
const paperNameMaxLength = 200
// Slashes and control characters, and marks that turn the reading direction, so that «fdp.exe» cannot be shown as «exe.pdf».
const unfitForNames = /[/\\\p{Cc}\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]/u
/** Name of a file without any folder: what people see and save it as. */
export const paperNameSchema = z
  .string()
  .max(paperNameMaxLength, as('PAPER_NAME'))
  .refine((name) => isSafeText(name) && !unfitForNames.test(name) && !name.includes('..'), as('PAPER_NAME'))
  .refine(
    (name) => name.trim() === name && !name.startsWith('.') && !name.endsWith('.') && name !== '',
    as('PAPER_NAME'),
  )
/** POST …/points/{point}/papers: the content is the body as it is, and what it is stands in the address. */
export const addPaperSchema = z.strictObject({
  agendaItem: agendaItemIdSchema,
  internal: z.enum(['true', 'false']).transform((internal) => internal === 'true'),
  access: z.enum(['public', 'board']),
  name: paperNameSchema,
})
export const papersBodySchema = z.object({ papers: z.array(paperSchema), maxBytes: z.number().int() })
