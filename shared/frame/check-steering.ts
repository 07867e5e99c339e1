// Check of what a programme reckons with, beyond the form of each value: that it names what the programme has, each thing once, that periods and years stand in
// order, and that no price level of the ladder is left without its index. Pure. Called by the command that changes it and by the page, before it is sent.

import { done, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { FrameStep, Steering } from './steering.ts'

interface Named {
  readonly id: string
}

/** What it is held against. */
export interface SteeringGround {
  readonly structure: {
    readonly priceYear: number
    readonly areas: readonly Named[]
    readonly actors: readonly Named[]
    readonly benefits: readonly Named[]
  }
  readonly ladder: readonly Pick<FrameStep, 'priceYear'>[]
}

/** @returns STEERING_UNKNOWN, STEERING_TWICE, PERIOD_TIME, INDEX_TIME or PRICE_YEAR with the field that is wrong and what it names. */
export function checkSteering(steering: Steering, ground: SteeringGround): Outcome<Steering> {
  const refusal = named(steering, ground) ?? twice(steering) ?? periods(steering) ?? index(steering, ground)
  return refusal === null ? done(steering) : { ok: false, refusal }
}

function named(steering: Steering, { structure }: SteeringGround): Refusal | null {
  const { weights, receivers, capacity, rollout } = steering
  const benefits = ids(structure.benefits)
  const actors = ids(structure.actors)
  const receiving = new Set<string>(receivers)
  const periodIds = ids(steering.periods)
  const unknown = (field: string, id: string | undefined): Refusal | null =>
    id === undefined ? null : refusalOf('STEERING_UNKNOWN', { field, params: { id } })
  return (
    unknown(
      'weights',
      Object.keys(weights).find((id) => !benefits.has(id)),
    ) ??
    unknown(
      'receivers',
      receivers.find((id) => !actors.has(id)),
    ) ??
    unknown(
      'capacity',
      Object.keys(capacity).find((key) => !isCell(key, receiving, periodIds)),
    ) ??
    unknown('rollout', rollout !== null && !ids(structure.areas).has(rollout.area) ? rollout.area : undefined)
  )
}

/** Whether `<actor>.<period>` names a receiver and a period there is. */
function isCell(key: string, receivers: ReadonlySet<string>, periodIds: ReadonlySet<string>): boolean {
  const [actor = '', period = ''] = key.split('.')
  return receivers.has(actor) && periodIds.has(period)
}

function twice({ drivers, receivers, periods: all, rollout }: Steering): Refusal | null {
  const lists = {
    drivers: drivers.map(({ id }) => id),
    receivers,
    periods: all.map(({ id }) => id),
    'rollout.preconditions': (rollout?.preconditions ?? []).map(({ id }) => id),
    'rollout.actorKinds': (rollout?.actorKinds ?? []).map(({ id }) => id),
  }
  for (const [field, list] of Object.entries<readonly string[]>(lists)) {
    const again = list.find((id, at) => list.indexOf(id) !== at)
    if (again !== undefined) return refusalOf('STEERING_TWICE', { field, params: { id: again } })
  }
  return null
}

/** Each ends on or after the day it begins, and begins after the one before it has ended. */
function periods({ periods: all }: Steering): Refusal | null {
  const at = all.findIndex(({ from, to }, place) => to < from || from <= (all[place - 1]?.to ?? ''))
  const wrong = all[at]
  return wrong === undefined ? null : refusalOf('PERIOD_TIME', { field: `periods.${at}`, params: { id: wrong.id } })
}

function index({ priceIndex }: Steering, { structure, ladder }: SteeringGround): Refusal | null {
  const at = priceIndex.findIndex(({ year }, place) => year <= (priceIndex[place - 1]?.year ?? 0))
  const wrong = priceIndex[at]
  if (wrong !== undefined) return refusalOf('INDEX_TIME', { field: `priceIndex.${at}`, params: { year: wrong.year } })
  const others = ladder.map(({ priceYear }) => priceYear).filter((year) => year !== structure.priceYear)
  const needed = others.length === 0 ? [] : [structure.priceYear, ...others]
  const missing = needed.find((year) => !priceIndex.some((entry) => entry.year === year))
  return missing === undefined ? null : refusalOf('PRICE_YEAR', { field: 'priceIndex', params: { year: missing } })
}

function refusalOf(...refused: Parameters<typeof refuse>): Refusal {
  return refuse(...refused).refusal
}

function ids(list: readonly Named[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id))
}
