// Looks: until when a person has seen what has changed on a programme. Used by server/store/looks.ts alone.

import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'
import { people } from './people.ts'

export const looks = pgTable(
  'looks',
  {
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    programmeId: programme(),
    seenUntil: moment('seen_until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.programmeId] })],
)
