// The last day something stands that is over at a moment, as people in Norway have the day, wherever the browser is. Called where links are told of.

import { norwegianDay } from '../../shared/point/held-on.ts'

/** @param expiresAt the moment it is over, as the server tells it @returns `YYYY-MM-DD` */
export function lastDayOf(expiresAt: string): string {
  return norwegianDay(new Date(Date.parse(expiresAt) - 1).toISOString())
}
