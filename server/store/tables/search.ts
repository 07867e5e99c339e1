// Search: one row for each thing that can be found, with its words, who may find it, and where its text stood when it was read; and how far each
// document has been read. Worked out from the log and the rows, and may be made anew at any time. Used by server/store/search-index.ts alone.

import { type SQL, sql } from 'drizzle-orm'
import { customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { SearchAudience, SearchKind } from '../../../shared/contract/search.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A title weighs more than a text. */
const wordsIn = (language: 'norwegian' | 'english') => (): SQL =>
  sql.raw(
    `setweight(to_tsvector('${language}', "title_words"), 'A') || setweight(to_tsvector('${language}', "body_words"), 'B')`,
  )

export const searchEntries = pgTable(
  'search_entries',
  {
    programmeId: programme(),
    kind: text('kind').$type<SearchKind>().notNull(),
    /** The thing's id; of what stands on a point, the point's and its own. */
    key: text('key').notNull(),
    audience: text('audience').$type<SearchAudience>().notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Both in small letters and without markup: a database may know no other small letters than a to z. */
    titleWords: text('title_words').notNull(),
    bodyWords: text('body_words').notNull(),
    /** When it was last changed, as far as is known. */
    at: moment('at'),
    norwegian: tsvector('norwegian').generatedAlwaysAs(wordsIn('norwegian')).notNull(),
    english: tsvector('english').generatedAlwaysAs(wordsIn('english')).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programmeId, table.kind, table.key] }),
    index('search_entries_norwegian').using('gin', table.norwegian),
    index('search_entries_english').using('gin', table.english),
  ],
)

/** How far the document of a room has been read into the index. */
export const searchedRooms = pgTable('searched_rooms', {
  room: text('room').$type<RoomName>().primaryKey(),
  lineage: uuid('lineage').notNull(),
  generation: integer('generation').notNull(),
  position: integer('position').notNull(),
})
