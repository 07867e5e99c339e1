// Search standing: what tells whether the comments, decisions and approved minutes of a programme are others than they were: counts and last numbers, in
// one reading. Called by server/commands/search/refresh-index.ts.

import { sql } from 'drizzle-orm'
import type { ProgrammeId } from '../../shared/ids.ts'
import type { Handle } from './database.ts'

export interface FormalStanding {
  readonly comments: string
  readonly decisions: string
  readonly minutes: string
}

/** @returns texts that are equal where nothing has changed */
export async function formalStanding(db: Handle, programmeId: ProgrammeId): Promise<FormalStanding> {
  const { rows } = await db.execute<{ comments: string; decisions: string; minutes: string }>(sql`
    select
      (select concat_ws(' ', count(*), sum(revision), count(deleted_at), max(written_at)) from comments
        join comment_threads on comment_threads.id = comments.thread_id
        where comment_threads.programme_id = ${programmeId}) as comments,
      (select count(*)::text from decisions where programme_id = ${programmeId}) as decisions,
      (select concat_ws(' ', count(*), max(approved_at)) from minutes_editions where programme_id = ${programmeId}) as minutes`)
  const [row] = rows
  if (row === undefined) throw new Error('a reading without a row')
  return row
}
