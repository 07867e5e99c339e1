// Effect: what a decision does to the board in the moment it is made, as a plain value. Carried out by the server in the decision's own
// transaction; what it decides is frozen from then on, until a later decision says otherwise (`release`, or a reversal).

import { z } from 'zod'
import { noteSchema, titleSchema } from '../board/value.ts'
import { type ItemId, itemIdSchema, personIdSchema } from '../ids.ts'

const items = z.array(itemIdSchema).min(1).max(200).readonly()
const mnok = z.number().min(0).max(100_000)

export const effectTypes = [
  'none',
  'scope',
  'items-in',
  'cut',
  'frame',
  'stream',
  'change',
  'release',
  'reopen',
] as const

const plainEffects = [
  /** A statement and nothing more. */
  z.strictObject({ type: z.literal('none') }),
  /** What the programme works on until the next point: these items, frozen in the queue. */
  z.strictObject({ type: z.literal('scope'), items }),
  /** Items brought into the queue from the cut list, last, and frozen there. */
  z.strictObject({ type: z.literal('items-in'), items }),
  /** Items cut: moved from the queue to the cut list where they stand in the queue still, and frozen there. */
  z.strictObject({ type: z.literal('cut'), items }),
  /** The frame from here on, MNOK in the programme's price year; p50 ≤ p85. */
  z.strictObject({ type: z.literal('frame'), p50: mnok, p85: mnok, document: titleSchema }),
  /** A change request approved, and the items it froze. */
  z.strictObject({ type: z.literal('change'), title: titleSchema, items: z.array(itemIdSchema).max(200).readonly() }),
  /** Items set free again. */
  z.strictObject({ type: z.literal('release'), items }),
] as const

export const effectSchema = z.discriminatedUnion('type', [
  ...plainEffects,
  /** A delivery stream's mandate and who owns it. */
  z.strictObject({ type: z.literal('stream'), name: titleSchema, mandate: noteSchema, owner: personIdSchema }),
  /** The minutes of an earlier point are opened again for a reason; made by the command that reopens alone. */
  z.strictObject({ type: z.literal('reopen'), reason: noteSchema }),
])
export type Effect = Readonly<z.infer<typeof effectSchema>>

/** An effect as it is told to whoever may know what it does, and nobody by name. */
export const toldEffectSchema = z.discriminatedUnion('type', [
  ...plainEffects,
  z.strictObject({ type: z.literal('stream'), name: titleSchema }),
  z.strictObject({ type: z.literal('reopen') }),
])
export type ToldEffect = Readonly<z.infer<typeof toldEffectSchema>>

/** @returns the effect without whom it names and why. */
export function toldEffect(effect: Effect): ToldEffect {
  if (effect.type === 'stream') return { type: 'stream', name: effect.name }
  return effect.type === 'reopen' ? { type: 'reopen' } : effect
}

/** @returns what an effect names in words: a document, a change, a stream. */
export function namesIn(effect: Effect): readonly string[] {
  switch (effect.type) {
    case 'frame':
      return [effect.document]
    case 'change':
      return [effect.title]
    case 'stream':
      return [effect.name]
    default:
      return []
  }
}

/** @returns the items an effect concerns, each once. */
export function itemsOf(effect: Effect): readonly ItemId[] {
  return 'items' in effect ? [...new Set(effect.items)] : []
}
