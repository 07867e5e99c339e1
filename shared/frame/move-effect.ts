// What a move did, or a frame that was drawn elsewhere, an estimate that was changed, an item that was added or cut: what fell out of each line and what came
// inside, what became of the scope the cost frame holds, and of the benefit in it. Pure: two boards with their standings in, one value out.
// Called by the panel of the queue, by the frame's page and by whatever lays two orders side by side.

import type { Item } from '../board/item.ts'
import type { Board } from '../board/snapshot.ts'
import type { ItemId } from '../ids.ts'
import { benefitFigures } from '../priority/adopted-benefit.ts'
import type { FrameStanding } from './standing.ts'
import type { Steering } from './steering.ts'

export type LineName = 'p50' | 'p85'

/** An item that went across a line, or both. */
export interface Crossing {
  readonly id: ItemId
  readonly title: string
  /** Its place in the queue now, from 1; null when it left the queue. */
  readonly place: number | null
  /** The steering frame's line before the cost frame's. */
  readonly lines: readonly LineName[]
}

/** A figure and the one before it. */
export interface Change {
  readonly before: number
  readonly after: number
}

export interface MoveEffect {
  /** By their place now; what left the queue last. */
  readonly fellOut: readonly Crossing[]
  readonly cameIn: readonly Crossing[]
  /** Of the scope above the cost frame's line, MNOK. */
  readonly p50: Change
  readonly p85: Change
  /** Probability, 0–1, that the scope costs no more than each frame. */
  readonly holds: { readonly p50: Change; readonly p85: Change }
  /** Adopted benefit of that scope, points: all of it, and by what changed. */
  readonly benefit: {
    readonly all: Change
    readonly byBenefit: ReadonlyMap<string, Change>
    readonly byReceiver: ReadonlyMap<string, Change>
  }
}

/** A board with its figures. */
export interface StandingBoard {
  readonly board: Board
  readonly standing: FrameStanding
}

/** @returns what is another after than before. */
export function moveEffect(o: {
  readonly before: StandingBoard
  readonly after: StandingBoard
  readonly steering: Steering
}): MoveEffect {
  const { before, after } = o
  const places = new Map(after.board.queue.map((id, at) => [id, at + 1]))
  const was = insideOf(before)
  const is = insideOf(after)
  const crossings = (from: Inside, to: Inside): Crossing[] => {
    const ids = new Set(lineNames.flatMap((line) => [...from[line]].filter((id) => !to[line].has(id))))
    return [...ids]
      .map((id) => ({
        id,
        title: (after.board.items.get(id) ?? before.board.items.get(id))?.title ?? '',
        place: places.get(id) ?? null,
        lines: lineNames.filter((line) => from[line].has(id) && !to[line].has(id)),
      }))
      .sort((one, other) => (one.place ?? Number.POSITIVE_INFINITY) - (other.place ?? Number.POSITIVE_INFINITY))
  }
  const change = (of: (standing: FrameStanding) => number): Change => ({
    before: of(before.standing),
    after: of(after.standing),
  })
  return {
    fellOut: crossings(was, is),
    cameIn: crossings(is, was),
    p50: change(({ scope }) => scope.p50),
    p85: change(({ scope }) => scope.p85),
    holds: { p50: change(({ scope }) => scope.holds.p50), p85: change(({ scope }) => scope.holds.p85) },
    benefit: benefitChange(scopeBenefit(before, o.steering), scopeBenefit(after, o.steering)),
  }
}

const lineNames: readonly LineName[] = ['p50', 'p85']

type Inside = Readonly<Record<LineName, ReadonlySet<ItemId>>>

function insideOf({ board, standing }: StandingBoard): Inside {
  return {
    p50: new Set(board.queue.slice(0, standing.lines.p50)),
    p85: new Set(board.queue.slice(0, standing.lines.p85)),
  }
}

interface ScopeBenefit {
  all: number
  readonly byBenefit: Map<string, number>
  readonly byReceiver: Map<string, number>
}

function scopeBenefit({ board, standing }: StandingBoard, steering: Steering): ScopeBenefit {
  const sums: ScopeBenefit = { all: 0, byBenefit: new Map(), byReceiver: new Map() }
  for (const id of board.queue.slice(0, standing.lines.p85)) {
    const figures = benefitFigures(board.items.get(id) as Item, steering)
    sums.all += figures.adopted
    addAll(sums.byBenefit, figures.byBenefit)
    addAll(sums.byReceiver, figures.byReceiver)
  }
  return sums
}

function addAll(sums: Map<string, number>, figures: Readonly<Record<string, number>>): void {
  for (const [key, points] of Object.entries(figures)) sums.set(key, (sums.get(key) ?? 0) + points)
}

function benefitChange(before: ScopeBenefit, after: ScopeBenefit): MoveEffect['benefit'] {
  const changes = (was: ReadonlyMap<string, number>, is: ReadonlyMap<string, number>) =>
    new Map(
      [...new Set([...was.keys(), ...is.keys()])]
        .map((key): [string, Change] => [key, changeOf(was.get(key) ?? 0, is.get(key) ?? 0)])
        .filter(([, points]) => points.before !== points.after)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  return {
    all: changeOf(before.all, after.all),
    byBenefit: changes(before.byBenefit, after.byBenefit),
    byReceiver: changes(before.byReceiver, after.byReceiver),
  }
}

/** Points are told in hundredths, so that sums in another order are no change. */
function changeOf(before: number, after: number): Change {
  return { before: Math.round(before * 100) / 100, after: Math.round(after * 100) / 100 }
}
