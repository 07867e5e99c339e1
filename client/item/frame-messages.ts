// What the page asks its simulation worker, and what the worker answers: one kind of question for each thing a simulator tells, typed by its answer.
// Called by frame-worker.ts and simulation.ts, the two ends of the line.

import type { CostInput } from '../../shared/frame/cost-input.ts'
import type { CostModel } from '../../shared/frame/item-samples.ts'
import type { CurvePoint, MeanAndPercentiles, Percentiles, Simulator } from '../../shared/frame/simulator.ts'
import type { Spread } from '../../shared/frame/spread.ts'
import { type FrameStanding, standingOf } from '../../shared/frame/standing.ts'

interface Inputs {
  readonly items: readonly CostInput[]
}

/** Each question with what is told of it. */
export interface Questions {
  readonly standing: { readonly ask: Inputs & { readonly frame: Percentiles }; readonly answer: FrameStanding }
  readonly total: { readonly ask: Inputs; readonly answer: MeanAndPercentiles }
  readonly curve: { readonly ask: Inputs; readonly answer: readonly CurvePoint[] }
  readonly holds: { readonly ask: Inputs & { readonly mnok: number }; readonly answer: number }
  readonly spread: { readonly ask: Inputs; readonly answer: Spread }
  readonly scaled: {
    readonly ask: { readonly items: readonly { readonly input: CostInput; readonly share: number }[] }
    readonly answer: MeanAndPercentiles
  }
}

export type QuestionKind = keyof Questions
export type Ask<Kind extends QuestionKind> = Questions[Kind]['ask']
export type Answer<Kind extends QuestionKind> = Questions[Kind]['answer']

export interface Asked {
  readonly number: number
  readonly model: CostModel
  readonly kind: QuestionKind
  readonly ask: Ask<QuestionKind>
}

/** Answered by its number; `failed` where it could not be worked out. */
export type Answered =
  | { readonly number: number; readonly answer: Answer<QuestionKind> }
  | { readonly number: number; readonly failed: string }

const answers: { readonly [Kind in QuestionKind]: (simulator: Simulator, ask: Ask<Kind>) => Answer<Kind> } = {
  standing: standingOf,
  total: (simulator, { items }) => simulator.total(items),
  curve: (simulator, { items }) => simulator.curve(items),
  holds: (simulator, { items, mnok }) => simulator.holds(items, mnok),
  spread: (simulator, { items }) => simulator.spread(items),
  scaled: (simulator, { items }) => simulator.scaled(items),
}

/** @returns what a simulator says to a question. */
export function answerTo<Kind extends QuestionKind>(
  simulator: Simulator,
  question: { kind: Kind; ask: Ask<Kind> },
): Answer<Kind> {
  return answers[question.kind](simulator, question.ask)
}

/** @returns the part of a steering that decides figures. */
export function costModelOf({ reading, distribution, correlation, trials, seed }: CostModel): CostModel {
  return { reading, distribution, correlation, trials, seed }
}

/** @returns a text that is the same for models that give the same figures. */
export function modelKey(model: CostModel): string {
  return JSON.stringify(costModelOf(model))
}
