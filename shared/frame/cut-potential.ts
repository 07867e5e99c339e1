// What a cut list is still worth, today and as time goes, against what is needed to hold the cost frame at P85. Saving = share left × the item's own cost, simulated with
// the same trials as the queue. Means add; percentiles never do: the range of the list is read off the simulated sum, and its effect on P85 is the P85 of the queue
// with the savings in it less that of the queue without. Pure: what is simulated, board and days come in. Formulas: server/ARCHITECTURE.md, «The frame model».

import type { Item } from '../board/item.ts'
import type { Board } from '../board/snapshot.ts'
import type { ItemId } from '../ids.ts'
import { type CostInput, costInputOf } from './cost-input.ts'
import { cutState, dayAfter, fallingDays, openShare, shareLeft } from './cut-saving.ts'
import type { CurvePoint, MeanAndPercentiles } from './simulator.ts'

/** An expected amount with the range that four of five trials fall in (P10–P90), MNOK of the programme's price year. */
export interface Amount {
  readonly mean: number
  readonly low: number
  readonly high: number
}

export interface CutFigure {
  /** Expected saving of cutting the whole of it. */
  readonly original: number
  /** What is left of that on the day asked for, whatever has been decided. */
  readonly left: Amount
}

/** Expected saving of all open cuts from a day on, until the next. */
export interface PotentialStep {
  readonly on: string
  readonly mnok: number
}

export interface CutPotential {
  /** Of every entry of the cut list that is estimated. */
  readonly cuts: ReadonlyMap<ItemId, CutFigure>
  /** What all open cuts save together if they are decided today. */
  readonly today: Amount
  /** The same on the day after each coming point, when it is too late to decide there. */
  readonly points: readonly { readonly date: string; readonly left: Amount }[]
  /** In order of days, from before any of them began to age. */
  readonly steps: readonly PotentialStep[]
  /** MNOK by which the P85 of what stands in the queue exceeds the cost frame; 0 while the frame holds it. */
  readonly need: number
  /** How much P85 falls when the savings of today's open cuts are taken out of the sum of queue and savings. */
  readonly p85: number
  /** The first day from today on when the expected saving is below the need; null where that never is. */
  readonly uncoveredFrom: string | null
  /** Open cuts without an estimate: they save nothing here. */
  readonly unestimated: number
}

export interface PotentialAsked {
  readonly board: Board
  readonly frame: { readonly p85: number }
  readonly today: string
  /** Days of the coming points, in order. */
  readonly points: readonly string[]
}

type Answer<Value> = Value | Promise<Value>

/** What is asked of a simulator, here or in a worker. */
export interface Simulating {
  total(items: readonly CostInput[]): Answer<MeanAndPercentiles>
  curve(items: readonly CostInput[]): Answer<readonly CurvePoint[]>
  scaled(items: readonly { readonly input: CostInput; readonly share: number }[]): Answer<MeanAndPercentiles>
}

/** @returns the whole picture of a cut list on a day. */
export async function cutPotential(simulator: Simulating, asked: PotentialAsked): Promise<CutPotential> {
  const { board, frame, today, points } = asked
  const listed = itemsOf(board, board.cut)
  // What has expired is worth nothing any more, and was before: it stands in what the list was worth.
  const undecided = listed.filter(({ cut }) => ['open', 'expired'].includes(cutState(cut, today)))
  const open = undecided.filter(({ cut }) => cutState(cut, today) === 'open')
  const whole = new Map(
    await Promise.all(listed.map(async (item) => [item.id, await wholeOf(simulator, item)] as const)),
  )
  const expected = (day: string): number =>
    rounded(undecided.reduce((sum, { id, cut }) => sum + openShare(cut, day) * (whole.get(id)?.mean ?? 0), 0))
  const together = async (day: string): Promise<Amount> => ({
    mean: expected(day),
    ...(await rangeOf(simulator, scaledTo(open, day))),
  })
  const queue = itemsOf(board, board.queue).map(costInputOf)
  const savings = open.map((item) => ({ input: costInputOf(item), share: openShare(item.cut, today) }))
  const [without, both, now, after] = await Promise.all([
    simulator.total(queue),
    simulator.scaled([...queue.map((input) => ({ input, share: 1 })), ...savings]),
    together(today),
    Promise.all(points.map(async (date) => ({ date, left: await together(dayAfter(date)) }))),
  ])
  const need = rounded(Math.max(0, without.p85 - frame.p85))
  const steps = stepsOf(undecided, expected)
  return {
    cuts: new Map(
      listed.flatMap(({ id, cut }) => {
        const all = whole.get(id)
        const share = shareLeft(cut, today)
        return all ? [[id, { original: all.mean, left: partOf(all, share) }] as const] : []
      }),
    ),
    today: now,
    points: after,
    steps,
    need,
    p85: rounded(Math.max(0, both.p85 - without.p85)),
    uncoveredFrom: now.mean < need ? today : (steps.find(({ on, mnok }) => on > today && mnok < need)?.on ?? null),
    unestimated: open.filter(({ estimate }) => estimate === null).length,
  }
}

function itemsOf(board: Board, ids: readonly ItemId[]): readonly Item[] {
  return ids.flatMap((id) => board.items.get(id) ?? [])
}

/** @returns what the whole of an item costs, and with it what cutting the whole of it saves; null without an estimate */
async function wholeOf(simulator: Simulating, item: Item): Promise<Amount | null> {
  if (item.estimate === null) return null
  const input = costInputOf(item)
  const [{ mean }, range] = await Promise.all([simulator.total([input]), rangeOf(simulator, [input])])
  return { mean, ...range }
}

/** P10 and P90. */
async function rangeOf(
  simulator: Simulating,
  inputs: readonly CostInput[],
): Promise<{ readonly low: number; readonly high: number }> {
  const curve = inputs.length === 0 ? [] : await simulator.curve(inputs)
  const at = (share: number): number => curve.find((point) => point.share >= share - 1e-9)?.cost ?? 0
  return { low: at(0.1), high: at(0.9) }
}

/** A share of an estimate is an estimate of the share: every distribution here scales with its three figures. */
function scaledTo(items: readonly Item[], day: string): readonly CostInput[] {
  return items.flatMap((item) => {
    const share = openShare(item.cut, day)
    const { estimate, ...input } = costInputOf(item)
    if (estimate === null || share === 0) return []
    const { low, likely, high } = estimate
    return [{ ...input, estimate: { low: low * share, likely: likely * share, high: high * share } }]
  })
}

function partOf({ mean, low, high }: Amount, share: number): Amount {
  return { mean: rounded(mean * share), low: rounded(low * share), high: rounded(high * share) }
}

/** From the day before anything fell, so that what was is drawn too. */
function stepsOf(undecided: readonly Item[], expected: (day: string) => number): readonly PotentialStep[] {
  const days = [...new Set(undecided.flatMap(({ cut }) => fallingDays(cut)))].sort()
  const [first] = days
  return first === undefined ? [] : [dayBefore(first), ...days].map((on) => ({ on, mnok: expected(on) }))
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function rounded(mnok: number): number {
  return Math.round(mnok * 100) / 100
}
