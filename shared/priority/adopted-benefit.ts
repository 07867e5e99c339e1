// Adopted benefit: what an item is worth to those who take it into use. Points: marks 0–5 × the programme's weights × adoption, each an absolute
// figure of the item itself, so that nothing another item does changes it. Called by the calculated order, the frame's panels and the second opinion.
// Source: product.md, "benefit = potential × adoption".

import type { Item } from '../board/item.ts'
import type { Steering } from '../frame/steering.ts'
import { type ActorId, actorIdSchema } from '../ids.ts'

export interface BenefitFigures {
  /** Marks × weights: what it would be worth if everybody took it into use. */
  readonly potential: number
  /** What is left of it by the expected adoption. */
  readonly adopted: number
  /** The adopted benefit by benefit; a benefit nobody has marked is not there. */
  readonly byBenefit: Readonly<Record<string, number>>
  /** The adopted benefit by receiver, each with her own adoption of an even share of the potential; sums to `adopted` where there are receivers. */
  readonly byReceiver: Readonly<Record<string, number>>
}

type Weighing = Pick<Steering, 'weights' | 'receivers' | 'defaultAdoption'>

/**
 * The benefit of an item in points. The potential is split evenly among its receivers, and each adopts her share as far as the item says, or
 * as the programme expects where it says nothing. An item without receivers is reckoned with what the programme expects.
 */
export function benefitFigures(item: Item, steering: Weighing): BenefitFigures {
  const receivers = receiversOf(item, steering)
  const adoptionOf = (actor: ActorId) => item.adoption[actor] ?? steering.defaultAdoption
  const adoption =
    receivers.length === 0
      ? steering.defaultAdoption
      : receivers.reduce((sum, actor) => sum + adoptionOf(actor), 0) / receivers.length
  const weighted = Object.entries(item.benefit).map(
    ([benefit, mark]) => [benefit, mark * (steering.weights[benefit as keyof Weighing['weights']] ?? 1)] as const,
  )
  const potential = weighted.reduce((sum, [, points]) => sum + points, 0)
  return {
    potential,
    adopted: potential * adoption,
    byBenefit: Object.fromEntries(weighted.map(([benefit, points]) => [benefit, points * adoption])),
    byReceiver: Object.fromEntries(
      receivers.map((actor) => [actor, (potential / receivers.length) * adoptionOf(actor)]),
    ),
  }
}

/**
 * Who takes an item into use: whom it says an adoption of or asks an effort of, and those named in `who` that are receivers of the programme.
 * @returns each once: the programme's receivers in their order, then others by id
 */
export function receiversOf(item: Item, steering: Pick<Steering, 'receivers'>): readonly ActorId[] {
  const isReceiver = new Set<string>(steering.receivers)
  const named = new Set<string>([
    ...Object.keys(item.adoption),
    ...Object.entries(item.demand).flatMap(([key, effort]) => (effort > 0 ? [key.slice(0, key.indexOf('.'))] : [])),
    ...item.who.filter((actor) => isReceiver.has(actor)),
  ])
  const others = [...named].filter((actor) => !isReceiver.has(actor)).sort()
  return [...steering.receivers.filter((actor) => named.has(actor)), ...others.map((id) => actorIdSchema.parse(id))]
}
