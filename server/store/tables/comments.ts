// Comments: threads on items, agenda items, decisions and programmes, and what is said in them. Of a deleted comment the row stays, without its words.
// Used by server/store alone.

import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Anchor, CommentField } from '../../../shared/comment/anchor.ts'
import type { CommentSection } from '../../../shared/comment/section.ts'
import type { Comment } from '../../../shared/comment/thread.ts'
import type { AgendaItemId, CommentId, DecisionId, ItemId, PersonId, PointId } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

/** The columns after `kind` are those its anchor names; none of them is held to what it names, which may be removed. */
export const commentThreads = pgTable(
  'comment_threads',
  {
    id: uuid('id').$type<CommentId>().primaryKey(),
    programmeId: programme(),
    kind: text('kind').$type<Anchor['kind']>().notNull(),
    item: text('item').$type<ItemId>(),
    field: text('field').$type<CommentField>(),
    pointId: text('point_id').$type<PointId>(),
    agendaItem: text('agenda_item').$type<AgendaItemId>(),
    decisionId: uuid('decision_id').$type<DecisionId>(),
    /** As what it is about was when it was begun. */
    internal: boolean('internal').notNull(),
    section: text('section').$type<CommentSection>().notNull().default('all'),
    resolvedBy: text('resolved_by').$type<PersonId>(),
    resolvedAt: moment('resolved_at'),
    begunAt: moment('begun_at').notNull(),
    /** When something was last said, or it was resolved or opened again. */
    lastAt: moment('last_at').notNull(),
  },
  (table) => [
    index('comment_threads_item').on(table.programmeId, table.item),
    index('comment_threads_agenda').on(table.pointId, table.agendaItem),
    index('comment_threads_decision').on(table.decisionId),
    index('comment_threads_last').on(table.programmeId, table.lastAt),
  ],
)

export const comments = pgTable(
  'comments',
  {
    id: uuid('id').$type<CommentId>().primaryKey(),
    threadId: uuid('thread_id')
      .$type<CommentId>()
      .notNull()
      .references(() => commentThreads.id),
    author: text('author').$type<PersonId>().notNull(),
    text: text('text').notNull(),
    /** Whom the text names. */
    mentions: jsonb('mentions').$type<readonly PersonId[]>().notNull(),
    reactions: jsonb('reactions').$type<Comment['reactions']>().notNull(),
    /** SHA-256 of what was asked when it was written, so that the same again is known; empty when it is deleted. */
    requestHash: text('request_hash').notNull(),
    writtenAt: moment('written_at').notNull(),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
    revision: integer('revision').notNull(),
  },
  (table) => [
    index('comments_thread').on(table.threadId, table.writtenAt),
    index('comments_author').on(table.author, table.writtenAt),
  ],
)
