// Scores: rounds in which named people score named items alone, and what they said. Triggers of the database refuse every change of a round that has
// ended and of what was said in it (migrations). Used by server/store/scores.ts alone.

import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { BenefitId, ItemId, PersonId, ScoreRoundId } from '../../../shared/ids.ts'
import type { ScoreResult } from '../../../shared/priority/score-summary.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

export const scoreRounds = pgTable(
  'score_rounds',
  {
    id: uuid('id').$type<ScoreRoundId>().primaryKey(),
    programmeId: programme(),
    number: integer('number').notNull(),
    items: jsonb('items').$type<ItemId[]>().notNull(),
    criteria: jsonb('criteria').$type<BenefitId[]>().notNull(),
    asked: jsonb('asked').$type<PersonId[]>().notNull(),
    state: text('state').$type<'open' | 'revealed' | 'withdrawn'>().notNull(),
    openedBy: text('opened_by').$type<PersonId>().notNull(),
    openedAt: moment('opened_at').notNull(),
    deadline: moment('deadline'),
    revealedAt: moment('revealed_at'),
    missing: jsonb('missing').$type<PersonId[]>().notNull(),
    results: jsonb('results').$type<ScoreResult[]>(),
  },
  (table) => [uniqueIndex('score_rounds_numbers').on(table.programmeId, table.number)],
)

export const scores = pgTable(
  'scores',
  {
    roundId: uuid('round_id')
      .$type<ScoreRoundId>()
      .notNull()
      .references(() => scoreRounds.id),
    seat: text('seat').$type<PersonId>().notNull(),
    item: text('item').$type<ItemId>().notNull(),
    criterion: text('criterion').$type<BenefitId>().notNull(),
    by: text('by').$type<PersonId>().notNull(),
    /** Null: not hers to judge. */
    mark: integer('mark'),
    reason: text('reason').notNull(),
    givenAt: moment('given_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.seat, table.item, table.criterion] })],
)
