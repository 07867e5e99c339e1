// Holds: whether a role on a board holds today, as people in Norway have the day: a deputy's, and one that came by a share link, has a first and a
// last day. Judged by the database's clock, so that all nodes have the same day. Used wherever roles are read.

import { sql } from 'drizzle-orm'
import { memberships } from './tables/people.ts'

/** The date in Norway by the database's clock. */
export const today = sql<string>`((now() at time zone 'Europe/Oslo')::date)`

/** A condition on a row of memberships. */
export const holds = sql`(${memberships.validFrom} is null or ${memberships.validFrom} <= ${today})
  and (${memberships.validUntil} is null or ${memberships.validUntil} >= ${today})`
