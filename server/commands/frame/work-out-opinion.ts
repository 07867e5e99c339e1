// Works a second opinion out of plain values: the best set by the solver and the simulation, and the board's own set reckoned the same way. Needs seconds of a
// processor: called in a thread by second-opinion-thread.ts, and by tests.

import type { Item } from '../../../shared/board/item.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import type { SecondOpinion, SetFigures } from '../../../shared/contract/second-opinion.ts'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { linesIn } from '../../../shared/frame/lines.ts'
import { createSimulator, type Simulator } from '../../../shared/frame/simulator.ts'
import type { Steering } from '../../../shared/frame/steering.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { benefitFigures } from '../../../shared/priority/adopted-benefit.ts'
import { capacityPicture, overloads } from '../../../shared/priority/capacity.ts'
import { bestSet } from '../../domain/frame/best-set.ts'
import { setProblem } from '../../domain/frame/set-problem.ts'
import { choiceSolver } from './solve-choice.ts'

/** What an opinion is worked out from; it crosses to a thread as it is. */
export interface OpinionAsked {
  /** Of both lists. */
  readonly items: readonly Item[]
  readonly steering: Steering
  /** In the price year of the estimates. */
  readonly frame: { readonly p50: number; readonly p85: number; readonly isTrial: boolean }
  readonly frozen: readonly ItemId[]
  readonly scope: readonly ItemId[]
}

export type OpinionFigures = Omit<SecondOpinion, 'at'>

/** @param budgetMs the solver gives up proving after this long */
export async function workOutOpinion(asked: OpinionAsked, budgetMs: number): Promise<OpinionFigures> {
  const { steering, frame } = asked
  const board = boardOf(new Map(asked.items.map((item) => [item.id, item])))
  const queue = board.queue.flatMap((id) => board.items.get(id) ?? [])
  const problem = setProblem({ board, steering, frozen: asked.frozen, scope: asked.scope })
  const simulator = createSimulator(steering)
  const solve = await choiceSolver()
  const began = performance.now()
  const msLeft = () => budgetMs - (performance.now() - began)
  const heldIds = new Set(problem.held.map(({ item }) => item))
  const held = queue.filter(({ id }) => heldIds.has(id)).map(costInputOf)
  const inputs = problem.free.map(costInputOf)
  const at = (places: readonly number[]) => places.flatMap((place) => inputs[place] ?? [])
  const found = bestSet({
    problem,
    benefit: problem.free.map((item) => benefitFigures(item, steering).adopted),
    frame,
    ports: {
      solve: (choice) => solve(choice, msLeft() / 1000),
      costOf: (places) => simulator.total([...held, ...at(places)]),
      ownCost: (place) => simulator.total(at([place])),
      isTimeLeft: () => msLeft() > 0,
    },
  })
  const tookMs = Math.round(performance.now() - began)
  const chosen = new Set([...heldIds, ...found.places.flatMap((place) => problem.free[place]?.id ?? [])])
  const lines = linesIn(simulator.accumulate(queue.map(costInputOf)), frame)
  const figures = (items: readonly Item[]) => setFigures({ items, simulator, steering, frame })
  return {
    tookMs,
    frame,
    isWithinFrame: found.isWithinFrame,
    proof: {
      kind: found.provenAt === null ? 'none' : found.provenAt === Number.POSITIVE_INFINITY ? 'simulated' : 'likeness',
      margin: found.provenAt === null || found.provenAt === Number.POSITIVE_INFINITY ? 0 : found.provenAt,
      gap: found.gap,
    },
    proposed: figures(queue.filter(({ id }) => chosen.has(id))),
    own: figures(queue.slice(0, lines.p85)),
    held: problem.held,
    leftOut: problem.leftOut,
  }
}

function setFigures(o: {
  readonly items: readonly Item[]
  readonly simulator: Simulator
  readonly steering: Steering
  readonly frame: { readonly p50: number; readonly p85: number }
}): SetFigures {
  const { items, simulator, steering, frame } = o
  const inputs = items.map(costInputOf)
  const { p50, p85 } = simulator.total(inputs)
  const benefits = items.map((item) => benefitFigures(item, steering))
  return {
    items: items.map(({ id }) => id),
    p50,
    p85,
    holds: { p50: simulator.holds(inputs, frame.p50), p85: simulator.holds(inputs, frame.p85) },
    benefit: {
      adopted: benefits.reduce((sum, { adopted }) => sum + adopted, 0),
      byBenefit: summed(benefits.map(({ byBenefit }) => byBenefit)),
      byReceiver: summed(benefits.map(({ byReceiver }) => byReceiver)),
    },
    overloads: overloads(capacityPicture(items, steering)).map(({ receiver, period, over, capacity }) => ({
      receiver,
      period,
      over,
      capacity: capacity ?? 0,
    })),
  }
}

function summed(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const part of parts) for (const [key, value] of Object.entries(part)) sums[key] = (sums[key] ?? 0) + value
  return sums
}
