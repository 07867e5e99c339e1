// Wording lacks: what stands in the way of deciding on the items a case is about, told from when its wording is written and not only when the
// decision is to be registered. Which effect is chosen is not known before that: told is what every effect that fits the item would be refused for. A
// warning, which refuses nothing. Pure; worked out by the server for its answers, and by a page as its board changes.

import { z } from 'zod'
import { type Item, missingParts, readinessPartSchema } from '../board/item.ts'
import { type ItemId, itemIdSchema } from '../ids.ts'

const cutTexts = ['reason', 'cost', 'benefit'] as const
const of = { item: itemIdSchema }

/** `gone`: not on the board. `frozen`: a decision holds it. `not-ready`: parts not yet said. `cut-incomplete`: its cut is described halfway. */
export const wordingLackSchema = z.discriminatedUnion('lack', [
  z.object({ ...of, lack: z.literal('gone') }),
  z.object({ ...of, lack: z.literal('frozen'), decision: z.number().int() }),
  z.object({ ...of, lack: z.literal('not-ready'), parts: z.array(readinessPartSchema) }),
  z.object({ ...of, lack: z.literal('cut-incomplete'), texts: z.array(z.enum(cutTexts)) }),
])
export type WordingLack = Readonly<z.infer<typeof wordingLackSchema>>

/**
 * @param o.linked the items the case is about
 * @param o.itemOf as it stands on the board; null when it does not
 * @param o.frozenBy number of the decision that holds an item, or null
 * @returns what is lacking, in the order of the items
 */
export function wordingLacks(o: {
  readonly linked: readonly ItemId[]
  readonly itemOf: (id: ItemId) => Item | null
  readonly frozenBy: (id: ItemId) => number | null
}): WordingLack[] {
  return [...new Set(o.linked)].flatMap((id): WordingLack[] => {
    const item = o.itemOf(id)
    if (item === null) return [{ item: id, lack: 'gone' }]
    const decision = o.frozenBy(id)
    if (decision !== null) return [{ item: id, lack: 'frozen', decision }]
    const parts = [...missingParts(item)]
    const texts = cutTexts.filter((text) => item.cut[text].trim() === '')
    const isHalfway = texts.length > 0 && texts.length < cutTexts.length
    return [
      ...(parts.length > 0 ? [{ item: id, lack: 'not-ready', parts } as const] : []),
      ...(isHalfway ? [{ item: id, lack: 'cut-incomplete', texts } as const] : []),
    ]
  })
}
