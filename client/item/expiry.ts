// Expiry of a possible cut: how its latest useful date stands to today. A cut that is decided after that date saves nothing (domain.md).
// Pure; days are calendar days. Called by the cut list and the drawer.

/** `near` within 60 days: the next point may be too late. */
export type Expiry =
  | { readonly kind: 'none' }
  | { readonly kind: 'far'; readonly days: number }
  | { readonly kind: 'near'; readonly days: number }
  | { readonly kind: 'passed'; readonly days: number }

const nearDays = 60
const dayMs = 86_400_000

/** @param date `YYYY-MM-DD` or null; @param today the reader's own calendar day. @returns days left (`passed`: days since). */
export function expiryOf(date: string | null, today: Date): Expiry {
  if (date === null) return { kind: 'none' }
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return { kind: 'none' }
  const days = Math.round((at - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / dayMs)
  if (days < 0) return { kind: 'passed', days: -days }
  return { kind: days <= nearDays ? 'near' : 'far', days }
}
