// Frame: every version of what a programme reckons with and of the ladder of its frames, each with who wrote it and when, and the frame that is being tried
// out. Versions are added and never changed. Used by server/store alone.

import { doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { OwnStep } from '../../../shared/frame/ladder.ts'
import type { Steering } from '../../../shared/frame/steering.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'
import { people } from './people.ts'

const version = () => ({
  programmeId: programme(),
  /** Runs from 1; 0 is what the programme began with, and stands in its structure. */
  revision: integer('revision').notNull(),
  by: text('by')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id),
  at: moment('at').notNull(),
})

export const steeringVersions = pgTable(
  'steering_versions',
  { ...version(), steering: jsonb('steering').$type<Steering>().notNull() },
  (table) => [primaryKey({ columns: [table.programmeId, table.revision] })],
)

export const ladderVersions = pgTable(
  'ladder_versions',
  { ...version(), steps: jsonb('steps').$type<readonly OwnStep[]>().notNull() },
  (table) => [primaryKey({ columns: [table.programmeId, table.revision] })],
)

export const trialFrames = pgTable(
  'trial_frames',
  {
    programmeId: programme(),
    p50: doublePrecision('p50').notNull(),
    p85: doublePrecision('p85').notNull(),
    by: text('by')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: moment('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.programmeId] })],
)
