// The deadline of a circulation while it is being written: a date and a time of day on the reader's own clock, and the instant they make, or what is wrong
// with which. Pure; called by the dialog that sends a text out.

import { timeSchema } from '../../shared/board/value.ts'

export interface DeadlineDraft {
  /** `YYYY-MM-DD`; null = none. */
  readonly date: string | null
  readonly time: string
}

export type DeadlineReading =
  | { readonly ok: true; readonly deadline: string }
  | { readonly ok: false; readonly fault: 'badDate' | 'badTime' | 'past' }

const usualDays = 7

/** By day of the week, Sunday 0: nobody is at work at the weekend to answer or to remind. */
const daysToMonday: ReadonlyMap<number, number> = new Map([
  [6, 2],
  [0, 1],
])

/** @returns a week from now at noon, or the Monday after where that is at a weekend */
export function usualDeadline(now: Date): DeadlineDraft {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + usualDays)
  at.setDate(at.getDate() + (daysToMonday.get(at.getDay()) ?? 0))
  const two = (value: number): string => String(value).padStart(2, '0')
  return { date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, time: '12:00' }
}

/** @param nowMs the server's time */
export function readDeadline({ date, time }: DeadlineDraft, nowMs: number): DeadlineReading {
  if (date === null) return { ok: false, fault: 'badDate' }
  const clock = time.trim().replace('.', ':').padStart(5, '0')
  if (!timeSchema.safeParse(clock).success) return { ok: false, fault: 'badTime' }
  const at = new Date(`${date}T${clock}`)
  if (Number.isNaN(at.getTime())) return { ok: false, fault: 'badDate' }
  return at.getTime() > nowMs ? { ok: true, deadline: at.toISOString() } : { ok: false, fault: 'past' }
}
