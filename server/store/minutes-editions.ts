// Minutes editions: what was approved, whole and under its hash, never changed (triggers refuse it); and the files that were taken out of it, so that
// they are the same bytes ever after. Kept by the command that approves, in its transaction; read by the routes of minutes.

import { and, asc, desc, eq } from 'drizzle-orm'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { sha256 } from '../domain/decision-seal.ts'
import { type Edition, type EditionRow, readEdition, sealEdition } from '../domain/edition-seal.ts'
import type { PlainMinutes } from '../exports/whole-minutes.ts'
import type { Handle, Transaction } from './database.ts'
import { minutesEditions, minutesFiles } from './tables/minutes.ts'

interface Place {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

/** Which file of an edition. */
export type FileKey = Pick<typeof minutesFiles.$inferSelect, 'pointId' | 'number' | 'audience' | 'language' | 'form'>

/** Keeps the next edition of a point's minutes. The caller holds the programme's row. @returns its number and hash */
export async function keepEdition(
  tx: Transaction,
  o: Place & { readonly minutes: PlainMinutes; readonly approvedBy: PersonId; readonly approvedAt: Date },
): Promise<{ readonly number: number; readonly hash: string }> {
  const { approvedAt, ...kept } = o
  const [last] = await tx
    .select({ number: minutesEditions.number, hash: minutesEditions.hash })
    .from(minutesEditions)
    .where(eq(minutesEditions.pointId, o.pointId))
    .orderBy(desc(minutesEditions.number))
    .limit(1)
  const number = (last?.number ?? 0) + 1
  const previousHash = last?.hash ?? null
  const { body, hash } = sealEdition({ ...kept, number, previousHash })
  const { programmeId, pointId, approvedBy } = o
  await tx
    .insert(minutesEditions)
    .values({ programmeId, pointId, approvedBy, approvedAt, number, previousHash, body, hash })
  return { number, hash }
}

/** @returns the editions of a point's minutes, first to last. */
export function editionsOf(
  db: Handle | Transaction,
  { programmeId, pointId }: Place,
): Promise<readonly { readonly number: number; readonly approvedAt: Date }[]> {
  return db
    .select({ number: minutesEditions.number, approvedAt: minutesEditions.approvedAt })
    .from(minutesEditions)
    .where(and(eq(minutesEditions.pointId, pointId), eq(minutesEditions.programmeId, programmeId)))
    .orderBy(asc(minutesEditions.number))
}

/** @returns every edition of a programme as it stands in the table, by point and number. */
export function editionRows(tx: Transaction, programmeId: ProgrammeId): Promise<readonly EditionRow[]> {
  return tx
    .select()
    .from(minutesEditions)
    .where(eq(minutesEditions.programmeId, programmeId))
    .orderBy(asc(minutesEditions.pointId), asc(minutesEditions.number))
}

/** @returns an edition, `edition` null when it is not what was kept; null when there is none of this number. */
export async function findEdition(
  db: Handle | Transaction,
  { programmeId, pointId, number }: Place & { readonly number: number },
): Promise<{ readonly edition: Edition | null } | null> {
  const [row] = await db
    .select()
    .from(minutesEditions)
    .where(
      and(
        eq(minutesEditions.pointId, pointId),
        eq(minutesEditions.programmeId, programmeId),
        eq(minutesEditions.number, number),
      ),
    )
  return row === undefined ? null : { edition: readEdition(row) }
}

/** @returns a file as it was first taken out, `content` null when it is not what was kept; null when nobody took it out yet. */
export async function findFile(db: Handle, key: FileKey): Promise<{ readonly content: Uint8Array | null } | null> {
  const [row] = await db
    .select({ content: minutesFiles.content, sha256: minutesFiles.sha256 })
    .from(minutesFiles)
    .where(isFile(key))
  return row === undefined ? null : { content: sha256(row.content) === row.sha256 ? row.content : null }
}

/** Keeps a file; of two who take it out for the first time at once the first has it kept. */
export async function keepFile(
  db: Handle,
  { key, content, at }: { readonly key: FileKey; readonly content: Uint8Array; readonly at: Date },
): Promise<void> {
  await db
    .insert(minutesFiles)
    .values({ ...key, content, sha256: sha256(content), takenAt: at })
    .onConflictDoNothing()
}

function isFile({ pointId, number, audience, language, form }: FileKey) {
  return and(
    eq(minutesFiles.pointId, pointId),
    eq(minutesFiles.number, number),
    eq(minutesFiles.audience, audience),
    eq(minutesFiles.language, language),
    eq(minutesFiles.form, form),
  )
}
