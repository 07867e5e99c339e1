// The day a point is of: the day its meeting really began, in Norwegian time, else the day it is planned for. Pure. Called by the
// page of the minutes, and by the server where it names a point by its day.

const norwegian = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** @param at ISO time. @returns its day in Norway, `YYYY-MM-DD` */
export function norwegianDay(at: string): string {
  return norwegian.format(new Date(at))
}

/** @returns `YYYY-MM-DD` */
export function heldOn(head: { readonly date: string }, meeting: { readonly startedAt: string | null } | null): string {
  const startedAt = meeting?.startedAt ?? null
  return startedAt === null ? head.date : norwegianDay(startedAt)
}
