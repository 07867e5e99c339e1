// Alternatives to a programme's queue: each is a room of its own, forked from the board as it stood, and what became of it. The board it was forked
// from is kept, since what it changed is reckoned against that. None is ever deleted. Used by server/store alone.

import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type {
  AlternativeOutcome,
  AlternativeProposal,
  AlternativeState,
} from '../../../shared/contract/alternatives.ts'
import type { AlternativeId, PersonId } from '../../../shared/ids.ts'
import type { AlternativeAudience } from '../../../shared/rules/alternative-readers.ts'
import { programme } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'

export const alternatives = pgTable(
  'alternatives',
  {
    id: uuid('id').$type<AlternativeId>().primaryKey(),
    programmeId: programme(),
    name: text('name').notNull(),
    maker: text('maker').$type<PersonId>().notNull(),
    madeAt: moment('made_at').notNull(),
    visibility: text('visibility').$type<AlternativeAudience['visibility']>().notNull(),
    state: text('state').$type<AlternativeState>().notNull(),
    /** Raised by every change of the row: who changes it says which she saw. */
    revision: integer('revision').notNull().default(1),
    /** Where in the board's log it was forked, and the canonical hash of the board there. */
    baseGeneration: integer('base_generation').notNull(),
    basePosition: integer('base_position').notNull(),
    baseHash: text('base_hash').notNull(),
    /** The board it was forked from, as the document it began with. */
    base: bytes('base').notNull(),
    proposal: jsonb('proposal').$type<AlternativeProposal>(),
    /** How it ended: by whom, when, and where it was adopted, what that changed on the board. */
    outcome: jsonb('outcome').$type<AlternativeOutcome>(),
  },
  (table) => [index('alternatives_programme').on(table.programmeId)],
)
