// HTTP contract of what minutes say: GET …/points/{point}/minutes/told: the minutes as they are taken out, in the parts a page sets them in, and the
// blocks they are made of. Used by both sides; the files of minutes are made of the same blocks.

import { z } from 'zod'
import { agendaItemIdSchema } from '../ids.ts'
import { languages } from '../language/languages.ts'

/** A run of text in one form. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly small?: true }
  /** The board's own words, set apart: a wording, a reservation, a statement. */
  | { readonly kind: 'quote'; readonly runs: readonly Run[]; readonly by: string | null; readonly formal?: true }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  /** Something is left out here, and this is said. */
  | { readonly kind: 'gap'; readonly text: string }
  | { readonly kind: 'rule' }

const yes = z.literal(true).exactOptional()
const runs = z.array(z.object({ text: z.string(), bold: yes, italic: yes, underline: yes, strike: yes }))
const blockSchema: z.ZodType<Block> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
      z.object({ kind: z.literal('paragraph'), runs, small: yes }),
      z.object({ kind: z.literal('quote'), runs, by: z.string().nullable(), formal: yes }),
      z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(blockSchema)) }),
      z.object({
        kind: z.literal('table'),
        caption: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      }),
      z.object({ kind: z.literal('gap'), text: z.string() }),
      z.object({ kind: z.literal('rule') }),
    ]),
  )
  .meta({ id: 'MinutesBlock' })
const blocks = z.array(blockSchema)

export const toldMinutesQuerySchema = z.object({
  audience: z.enum(['board', 'public']),
  language: z.enum(languages).optional(),
})

export const toldMinutesSchema = z.object({
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  attendance: blocks,
  /** In the order of the minutes. */
  items: z.array(
    z.discriminatedUnion('gap', [
      /** Something that is kept from this reader. */
      z.object({ gap: z.literal(true), text: z.string() }),
      z.object({
        gap: z.literal(false),
        id: agendaItemIdSchema,
        heading: z.string(),
        /** Its kind, and when it came up. */
        about: z.string(),
        /** The clock then, `HH:MM`; null = it never came up. */
        cameUp: z.string().nullable(),
        /** Its papers, who was recused, and that it was not dealt with. */
        circumstances: blocks,
        outcome: blocks,
        /** Without their headings. */
        decisions: z.array(z.object({ number: z.number().int(), heading: z.string(), blocks })),
        statements: blocks,
      }),
    ]),
  ),
  /** Decisions outside the items, the board's verdict, promises. */
  rest: blocks,
})
export type ToldMinutes = Readonly<z.infer<typeof toldMinutesSchema>>
