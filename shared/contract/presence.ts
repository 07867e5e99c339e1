// Presence: what a client may say of where its person is, and what everyone else receives: the same with the server's own word for
// who it is. Name, organisation, role and colour never come from a client.

import { z } from 'zod'
import { personSchema } from './wire.ts'

/** What a person is doing at a place. */
const presenceVerbs = ['reads', 'edits', 'moves'] as const

const relativePosition = z.record(z.string(), z.unknown())

/** What a client may say. `cursor` is the editor's relative positions. `aim` is the place a lifted item hovers over. */
export const presenceClaimSchema = z.strictObject({
  page: z.enum(['queue', 'cut-list', 'point', 'meeting']).optional(),
  /** In a meeting: whether she sees what the room sees. */
  follows: z.boolean().optional(),
  record: z.string().max(64).optional(),
  field: z.string().max(64).optional(),
  verb: z.enum(presenceVerbs).optional(),
  aim: z.strictObject({ list: z.enum(['queue', 'cut']), place: z.number().int().min(1).max(100_000) }).optional(),
  away: z.boolean().optional(),
  cursor: z.strictObject({ anchor: relativePosition, head: relativePosition }).nullable().optional(),
  // The editor's caret extension writes its own idea of the person; it is read and thrown away.
  user: z.unknown().optional(),
})
export type PresenceClaim = Readonly<z.infer<typeof presenceClaimSchema>>

/** What everyone receives. */
export const presenceSchema = presenceClaimSchema.extend({ user: personSchema })
export type Presence = Readonly<z.infer<typeof presenceSchema>>
