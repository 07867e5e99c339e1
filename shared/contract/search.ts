// HTTP contract of search: what can be found on a programme, by whom.

import { z } from 'zod'

export const searchKinds = ['item', 'agenda', 'minutes', 'decision', 'comment'] as const
export const searchKindSchema = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKindSchema>

/** Who may find it: everybody on the board, who may read comments, or the inner table. */
export const searchAudiences = ['all', 'comments', 'inner'] as const
export type SearchAudience = (typeof searchAudiences)[number]
