// The normal distribution as two tables: how much of it lies below each of 2,049 scores from −8 to 8, and the scores that cut it in as many equal parts
// as there are trials. Both are worked out once, by operations that give the same bits everywhere.
// Called by the samples of items (item-samples.ts) and the distributions (triangular.ts, pert.ts).

import { exp } from './portable-math.ts'

/** Scores reach from −scoreReach to scoreReach; beyond it lies less than 1e-15. */
export const scoreReach = 8
/** Steps of the table for each unit of score. */
export const stepsPerScore = 128
const half = scoreReach * stepsPerScore

const density = (score: number): number => exp((-score * score) / 2) / Math.sqrt(2 * Math.PI)

/** `below[k]`: the share of a normal distribution below the score k ÷ 128 − 8. Its mirror, `below[2048 − k]`, is the share above. */
export const below: Float64Array = (() => {
  const table = new Float64Array(2 * half + 1)
  table[half] = 0.5
  let sum = 0
  for (let step = 1; step <= half; step += 1) {
    // Simpson's rule over one step: wrong by less than 1e-14 in all.
    const from = (step - 1) / stepsPerScore
    const to = step / stepsPerScore
    sum += (density(from) + 4 * density((from + to) / 2) + density(to)) / (6 * stepsPerScore)
    table[half + step] = 0.5 + sum
    table[half - step] = 0.5 - sum
  }
  return table
})()

const scoresOfTrials = new Map<number, Float64Array>()

/** @returns the scores at the middle of each of so many equally likely parts, in order: the strata of every stream. Not to be written in. */
export function scoresOf(trials: number): Float64Array {
  const known = scoresOfTrials.get(trials)
  if (known) return known
  const scores = new Float64Array(trials)
  let step = half
  for (let part = Math.ceil(trials / 2); part < trials; part += 1) {
    const share = (part + 0.5) / trials
    while (step < 2 * half - 1 && (below[step + 1] as number) <= share) step += 1
    const at = (step - half) / stepsPerScore
    // The inverse around a point of the table as a series; wrong by less than 1e-7.
    const away = (share - (below[step] as number)) / density(at)
    const score = at + away + (at * away * away) / 2 + ((2 * at * at + 1) * away * away * away) / 6
    scores[part] = score
    scores[trials - 1 - part] = -score
  }
  if (scoresOfTrials.size > 3) scoresOfTrials.clear()
  scoresOfTrials.set(trials, scores)
  return scores
}
