// HTTP contract of a person's calendar: the secret address it is read by.

import { z } from 'zod'

/** GET /api/calendar: whether one has an address, and since when. */
export const calendarBodySchema = z.object({ since: z.iso.datetime().nullable() })
/** POST /api/calendar: the address with its secret, told once; the one before leads nowhere from then on. */
export const calendarAddressSchema = z.object({ path: z.string() })
