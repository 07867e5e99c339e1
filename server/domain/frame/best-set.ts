// The best set: which of the free items together give most benefit, when what they need comes with them, nobody who receives is asked for more than they
// have, and the simulated cost holds both frames. Percentiles do not add, so the solver is given a straight-line likeness of them, first as it is and then
// milder and milder, and is told of each set that the simulation says does not hold: whatever holds it all is left out from then on. What is proven at a mildness is
// best among all sets whose likeness is within it; at the last one there is no likeness left, and what is proven is best by the simulation itself. Pure: the solver, the simulation and the time
// that is left come in. Called by commands/frame/second-opinion-thread.ts.

import type { SetProblem } from './set-problem.ts'

export interface Row {
  readonly places: readonly number[]
  readonly values: readonly number[]
  readonly atMost: number
}

/** Choose of things with a benefit so that every row holds. */
export interface Choice {
  readonly benefit: readonly number[]
  readonly rows: readonly Row[]
  /** Something near the best will do, soon. */
  readonly isRough: boolean
}

export interface Chosen {
  /** Places that are chosen; null when time ran out before any set was found. */
  readonly places: readonly number[] | null
  /** No choice gives more than this. */
  readonly bound: number
  readonly isOptimal: boolean
}

export interface SetCost {
  readonly mean: number
  readonly p50: number
  readonly p85: number
}

export interface BestSetPorts {
  readonly solve: (choice: Choice) => Chosen
  /** Of the free items at these places, with all that is held. */
  readonly costOf: (places: readonly number[]) => SetCost
  /** Of one free item by itself. */
  readonly ownCost: (place: number) => SetCost
  readonly isTimeLeft: () => boolean
}

export interface BestSet {
  /** False: what is held costs more than a frame by itself, and nothing is chosen. */
  readonly isWithinFrame: boolean
  readonly places: readonly number[]
  /** Proven best, at this mildness of the likeness; null where it was not proven at any. */
  readonly provenAt: number | null
  /** Of the bound, what more there could be at most where nothing is proven, 0–1. */
  readonly gap: number
  readonly rounds: number
}

/** How much beyond the frames the likeness may go; at the last there is none. */
const mildnesses = [0, 0.02, 0.06, 0.2, Number.POSITIVE_INFINITY] as const
const mostRoundsEach = 60
/** So few are gone through to the end, without any likeness. */
const fewItems = 12
const mostRoundsOfFew = 5_000
const mostTriesToExtend = 40
const tolerance = 1e-6

/** @param o.benefit of each free item, in points. */
export function bestSet(o: {
  readonly problem: Pick<SetProblem, 'free' | 'needs' | 'limits'>
  readonly benefit: readonly number[]
  readonly frame: { readonly p50: number; readonly p85: number }
  readonly ports: BestSetPorts
}): BestSet {
  const { problem, benefit, frame, ports } = o
  const costs = new Map<string, SetCost>()
  const costOf = (places: readonly number[]): SetCost => {
    const key = [...places].sort((a, b) => a - b).join()
    const known = costs.get(key) ?? ports.costOf(places)
    costs.set(key, known)
    return known
  }
  const fits = (places: readonly number[]) => {
    const { p50, p85 } = costOf(places)
    return p50 <= frame.p50 && p85 <= frame.p85
  }
  if (!fits([])) return { isWithinFrame: false, places: [], provenAt: null, gap: 0, rounds: 0 }

  const own = benefit.map((_, place) => ports.ownCost(place))
  const sumOf = (places: readonly number[]) => places.reduce((sum, place) => sum + (benefit[place] ?? 0), 0)
  const byWorth = benefit
    .map((_, place) => place)
    .sort((a, b) => worth(benefit[b], own[b]) - worth(benefit[a], own[a]) || a - b)
  const closed = closures(problem.needs)
  const always = [...needRows(problem.needs), ...problem.limits.map(limitRow)]
  const covers: Row[] = []
  let best: readonly number[] = []
  let rounds = 0
  const mostRounds = benefit.length <= fewItems ? mostRoundsOfFew : mostRoundsEach

  const better = (places: readonly number[]) => {
    // What is far behind does not catch up by what little room is left.
    if (sumOf(places) < 0.9 * sumOf(best)) return
    const whole = extended(places)
    if (sumOf(whole) > sumOf(best) + tolerance) best = whole
  }
  /** With what still has room, the best worth first. */
  function extended(places: readonly number[]): readonly number[] {
    let set = [...places]
    let tries = 0
    for (const place of byWorth) {
      if (set.includes(place) || (benefit[place] ?? 0) <= 0 || tries >= mostTriesToExtend || !ports.isTimeLeft())
        continue
      const more = [...new Set([...set, ...(closed.needed[place] ?? [])])]
      if (!always.every((row) => holds(row, more))) continue
      tries += 1
      if (fits(more)) set = more
    }
    return set
  }
  /** Without the least worth, until it fits; what needs what goes, goes with it. */
  function repaired(places: readonly number[]): readonly number[] {
    const leaving = byWorth.filter((place) => places.includes(place)).reverse()
    const without = (count: number) => {
      const gone = new Set(leaving.slice(0, count).flatMap((place) => closed.needing[place] ?? []))
      return places.filter((place) => !gone.has(place))
    }
    return without(least(leaving.length, (count) => fits(without(count))))
  }
  /** The fewest of the costliest that do not fit together: never all of them again. */
  function coverOf(places: readonly number[]): Row {
    const costly = [...places].sort((a, b) => (own[b]?.mean ?? 0) - (own[a]?.mean ?? 0) || a - b)
    const cover = costly.slice(
      0,
      least(costly.length, (count) => !fits(costly.slice(0, count))),
    )
    return { places: cover, values: cover.map(() => 1), atMost: cover.length - 1 }
  }

  // Something to measure the likeness by.
  const rough = likeness({ own, held: costOf([]), at: null, frame }, 0)
  const first = ports.solve({ benefit, rows: [...always, ...rough], isRough: true })
  if (first.places !== null) better(fits(first.places) ? first.places : repaired(first.places))
  let proven: { readonly at: number } | null = null
  let bound = Math.max(
    sumOf(best),
    benefit.reduce((sum, each) => sum + Math.max(0, each), 0),
  )
  for (const mildness of mildnesses) {
    if (mildness === Number.POSITIVE_INFINITY && benefit.length > fewItems) break
    const rows = likeness({ own, held: costOf([]), at: { places: best, cost: costOf(best) }, frame }, mildness)
    const outcome = atMildness(rows)
    if (outcome.isProven) proven = { at: mildness }
    else {
      if (proven === null) bound = Math.max(sumOf(best), Math.min(bound, outcome.bound))
      break
    }
  }
  const places = needful(best)
  const total = sumOf(places)
  const gap = proven !== null || bound <= 0 ? 0 : Math.max(0, (bound - total) / bound)
  return { isWithinFrame: true, places, provenAt: proven?.at ?? null, gap, rounds }

  function atMildness(rows: readonly Row[]): { readonly isProven: boolean; readonly bound: number } {
    let lowest = Number.POSITIVE_INFINITY
    for (let round = 0; round < mostRounds && ports.isTimeLeft(); round += 1) {
      rounds += 1
      const answer = ports.solve({ benefit, rows: [...always, ...rows, ...covers], isRough: false })
      lowest = Math.min(lowest, answer.bound)
      if (answer.places === null) break
      if (answer.isOptimal && sumOf(answer.places) <= sumOf(best) + tolerance) return { isProven: true, bound: lowest }
      if (fits(answer.places)) {
        better(answer.places)
        if (answer.isOptimal) return { isProven: true, bound: lowest }
        break
      }
      covers.push(coverOf(answer.places))
      better(repaired(answer.places))
    }
    return { isProven: false, bound: lowest }
  }
  /** Without what gives nothing and is needed by nothing that does. */
  function needful(places: readonly number[]): readonly number[] {
    const gives = places.filter((place) => (benefit[place] ?? 0) > 0)
    const kept = new Set(gives.flatMap((place) => closed.needed[place] ?? []))
    return places.filter((place) => kept.has(place)).sort((a, b) => a - b)
  }
}

function worth(benefit = 0, cost?: SetCost): number {
  return benefit / Math.max(cost?.mean ?? 0, 1e-9)
}

/** For each place what must be there with it, and what goes when it goes; itself among both. */
function closures(needs: readonly (readonly number[])[]) {
  const reach = (from: number, next: (place: number) => readonly number[]): readonly number[] => {
    const seen = new Set([from])
    for (const place of seen) for (const more of next(place)) seen.add(more)
    return [...seen]
  }
  const needing: number[][] = needs.map(() => [])
  for (const [place, each] of needs.entries()) for (const need of each) needing[need]?.push(place)
  return {
    needed: needs.map((_, place) => reach(place, (at) => needs[at] ?? [])),
    needing: needs.map((_, place) => reach(place, (at) => needing[at] ?? [])),
  }
}

function needRows(needs: readonly (readonly number[])[]): readonly Row[] {
  return needs.flatMap((each, place) =>
    each.map((need): Row => ({ places: [place, need], values: [1, -1], atMost: 0 })),
  )
}

function limitRow({ asks, atMost }: SetProblem['limits'][number]): Row {
  return { places: [...asks.keys()], values: [...asks.values()], atMost }
}

function holds({ places, values, atMost }: Row, chosen: readonly number[]): boolean {
  const sum = places.reduce((all, place, at) => all + (chosen.includes(place) ? (values[at] ?? 0) : 0), 0)
  return sum <= atMost + tolerance
}

/** Where nothing is measured yet: as much of each item's own spread as is usual in a sum of many. */
const usualShare = 0.6

/**
 * The two frames as rows: each item's mean and such a share of its own distance from the mean to the percentile that the sum is right for the set it is
 * measured by.
 */
function likeness(
  o: {
    readonly own: readonly SetCost[]
    readonly held: SetCost
    readonly at: { readonly places: readonly number[]; readonly cost: SetCost } | null
    readonly frame: { readonly p50: number; readonly p85: number }
  },
  mildness: number,
): readonly Row[] {
  if (mildness === Number.POSITIVE_INFINITY) return []
  return (['p50', 'p85'] as const).map((which): Row => {
    const distance = (cost: SetCost) => cost[which] - cost.mean
    const apart = (o.at?.places ?? []).reduce((sum, place) => sum + distance(o.own[place] ?? o.held), 0)
    const together = o.at === null ? 0 : distance(o.at.cost) - distance(o.held)
    const share = o.at === null || Math.abs(apart) < 1e-9 ? usualShare : Math.min(1, Math.max(0, together / apart))
    return {
      places: o.own.map((_, place) => place),
      values: o.own.map((cost) => Math.max(0, cost.mean + share * distance(cost))),
      atMost: Math.max(0, o.frame[which] * (1 + mildness) - o.held[which]),
    }
  })
}

/** @returns the least count up to `most` for which it is so, when it stays so from there on; `most` when it is so for none before. */
function least(most: number, isSo: (count: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}
