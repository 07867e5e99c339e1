// Sheets: what is told of a file before it is read in (how its columns are read, what it would change, what cannot be taken), and what came of it. The
// file is sent again with what the person saw of it, so that nothing is kept between, and nothing is written that nobody has seen.

import { z } from 'zod'
import { itemIdSchema } from '../ids.ts'

export const sheetMaxMb = 5

/** Of an address: which sheet, what columns say by index (JSON: index → key or null), and what was seen and answered. */
export const previewSheetSchema = z.object({
  name: z.string().max(200),
  sheet: z.coerce.number().int().min(0).max(200).optional(),
  columns: z
    .string()
    .max(12_000)
    .transform((text, context) => {
      try {
        return z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40).nullable()).parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'INVALID' })
        return z.NEVER
      }
    })
    .optional(),
})

export const applySheetSchema = previewSheetSchema.extend({
  /** Of the preview. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Rows that cannot be read in are left out. */
  leaveOut: z.enum(['true', 'false']).optional(),
  /** Conflicts in which the sheet's value is taken: `DD-1 title`, one a line. The board's is kept in the others. */
  take: z.string().max(100_000).optional(),
})

const cellSchema = z.object({
  key: z.string(),
  heading: z.string(),
  /** As a cell would say it; empty = nothing is said. */
  from: z.string(),
  to: z.string(),
  /** Changed on the board too, since the sheet was taken out. */
  conflict: z.boolean(),
})

const listSchema = z.enum(['queue', 'cut'])

export const sheetRowSchema = z.object({
  sheet: z.string(),
  row: z.number().int(),
  item: itemIdSchema,
  title: z.string(),
  kind: z.enum(['new', 'changed']),
  list: z.object({ from: listSchema.nullable(), to: listSchema }).nullable(),
  /** Places before and after; null for what does not move. */
  moved: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  cells: z.array(cellSchema),
})
export type SheetRowBody = Readonly<z.infer<typeof sheetRowSchema>>

const refusedRowSchema = z.object({
  sheet: z.string(),
  row: z.number().int(),
  item: z.string().nullable(),
  heading: z.string().nullable(),
  message: z.string(),
})

export const sheetPreviewSchema = z.object({
  sheets: z.array(z.string()),
  sheet: z.number().int(),
  columns: z.array(
    z.object({ index: z.number().int(), heading: z.string(), key: z.string().nullable(), sample: z.string() }),
  ),
  /** What a column may be. */
  fields: z.array(z.object({ key: z.string(), heading: z.string() })),
  /** Why no row can be read by these columns; null when they can. */
  trouble: z.string().nullable(),
  rows: z.array(sheetRowSchema),
  same: z.number().int(),
  /** Of the board's items, those the sheet does not name: they stay as they are. */
  untouched: z.number().int(),
  refused: z.array(refusedRowSchema),
  formulas: z.number().int(),
  /** Whether it is known how the board stood when the sheet was taken out. */
  knowsBase: z.boolean(),
  digest: z.string(),
})
export type SheetPreview = Readonly<z.infer<typeof sheetPreviewSchema>>

export const sheetAppliedSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  moved: z.number().int(),
  leftOut: z.number().int(),
})

/** What is taken out: a workbook with all of it, or one list as plain text. */
export const sheetFiles = ['board.xlsx', 'queue.csv', 'cut-list.csv', 'frame.csv'] as const
