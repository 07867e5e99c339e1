// How ready a rollout area is to start at the same time: which of the programme's preconditions are met, and how many of its actors are ready, of each kind and in all.
// Stale data destroys trust, so that an area starts with all of its preconditions or not at all (domain.md, §2.2.6.2). Pure. Called by the rollout view and the drawer.

import type { Item } from '../board/item.ts'
import type { Steering } from '../frame/steering.ts'

type Rollout = NonNullable<Steering['rollout']>

export interface RolloutReadiness {
  /** Of the programme's preconditions. */
  readonly met: number
  readonly preconditions: number
  readonly ready: number
  readonly actors: number
  /** Of all actors, 0–1; null where none are counted. */
  readonly share: number | null
  /** Every precondition is met. */
  readonly isReady: boolean
}

/** @returns what an area has of what the programme asks; what is said of other preconditions or kinds is not counted */
export function rolloutReadiness(
  { preconditions, actorsReady }: Pick<Item, 'preconditions' | 'actorsReady'>,
  rollout: Rollout,
): RolloutReadiness {
  const met = rollout.preconditions.filter(({ id }) => preconditions[id] === true).length
  const kinds = rollout.actorKinds.flatMap(({ id }) => actorsReady[id] ?? [])
  const ready = kinds.reduce((sum, kind) => sum + kind.ready, 0)
  const actors = kinds.reduce((sum, kind) => sum + kind.of, 0)
  return {
    met,
    preconditions: rollout.preconditions.length,
    ready,
    actors,
    share: actors === 0 ? null : ready / actors,
    isReady: met === rollout.preconditions.length,
  }
}

/** Orders the readiest first: by preconditions met, then by the share of actors; equals keep their order. */
export function byReadiness(one: RolloutReadiness, other: RolloutReadiness): number {
  return other.met - one.met || (other.share ?? -1) - (one.share ?? -1)
}
