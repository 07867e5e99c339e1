// Audit retention: takes away rows of the audit log that are older than they are to be kept, at start and once a day. Called by server/start-server.ts.

import { removeAuditBefore } from './store/audit-log.ts'
import type { Database } from './store/database.ts'
import { faultFields } from './store/fault.ts'

const dayMs = 24 * 3_600_000

/** @param o.keptDays null: rows are kept for ever */
export async function keepAudit(o: {
  readonly database: Database
  readonly keptDays: number | null
  readonly now: () => Date
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void }
}): Promise<{ readonly end: () => void }> {
  const { database, keptDays, now, log } = o
  if (keptDays === null) return { end: () => undefined }
  const remove = async (): Promise<void> => {
    try {
      const removed = await removeAuditBefore(database, new Date(now().getTime() - keptDays * dayMs))
      if (removed > 0) log.info({ removed, keptDays }, 'old rows of the audit log were removed')
    } catch (error) {
      // Tomorrow again.
      log.error(faultFields(error), 'old rows of the audit log could not be removed')
    }
  }
  await remove()
  const daily = setInterval(() => void remove(), dayMs)
  daily.unref()
  return { end: () => clearInterval(daily) }
}
