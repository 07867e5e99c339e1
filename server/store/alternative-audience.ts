// Audience of an alternative: whose it is and for whom, read anew at each question. Called by server/store/people.ts, through which rooms ask.

import { eq } from 'drizzle-orm'
import type { AlternativeId } from '../../shared/ids.ts'
import type { AlternativeAudience } from '../../shared/rules/alternative-readers.ts'
import type { Handle, Transaction } from './database.ts'
import { alternatives } from './tables/alternatives.ts'

/** @returns null for an unknown one */
export async function alternativeAudience(
  db: Handle | Transaction,
  id: AlternativeId,
): Promise<AlternativeAudience | null> {
  const { maker, visibility } = alternatives
  const [found] = await db.select({ maker, visibility }).from(alternatives).where(eq(alternatives.id, id))
  return found ?? null
}
