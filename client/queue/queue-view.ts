// How one person looks at the queue: what is searched for and chosen, how rows are arranged, which order they stand in, which cost is shown. A plain
// value that can be kept under a name. Called by the queue page and by saved-views.ts.

import { z } from 'zod'
import { noFilter, queueFilterSchema } from './filter.ts'

export const arrangements = ['list', 'area', 'stream', 'receiver'] as const

export const queueViewSchema = z.object({
  filter: queueFilterSchema,
  arrange: z.enum(arrangements),
  /** `calculated` shows the order the figures give, with its own lines; nothing is moved there. */
  order: z.enum(['decided', 'calculated']),
  /** `summed`: what the queue comes to down to and with each place. */
  cost: z.enum(['estimate', 'summed']),
})
export type QueueView = Readonly<z.infer<typeof queueViewSchema>>

export const plainView: QueueView = { filter: noFilter, arrange: 'list', order: 'decided', cost: 'estimate' }

/** @returns whether rows stand in the order of the queue, so that one can be put between two others. */
export function isMovable(view: Pick<QueueView, 'arrange' | 'order'>): boolean {
  return view.arrange === 'list' && view.order === 'decided'
}
