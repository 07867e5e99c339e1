// Choices solved by HiGHS, a solver of mixed-integer programmes compiled to WebAssembly: exact, with a bound on what it may have missed when its time is up. It holds its thread
// while it works: second-opinion-thread.ts alone calls it, and tests.

import loadHighs, { type Highs } from 'highs'
import type { Choice, Chosen, Row } from '../../domain/frame/best-set.ts'

/** @returns what solves a choice within so many seconds */
export async function choiceSolver(): Promise<(choice: Choice, secondsLeft: number) => Chosen> {
  const highs = await loadHighs()
  return (choice, secondsLeft) => solved(highs, choice, secondsLeft)
}

function solved(highs: Highs, { benefit, rows, isRough }: Choice, secondsLeft: number): Chosen {
  const numCols = benefit.length
  if (numCols === 0) return { places: [], bound: 0, isOptimal: true }
  const { constants, infinity } = highs
  const source = {
    numCols,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: [...benefit],
    colLower: benefit.map(() => 0),
    colUpper: benefit.map(() => 1),
    integrality: benefit.map(() => constants.variableType.integer),
    rowLower: rows.map(() => -infinity),
    rowUpper: rows.map(({ atMost }) => atMost),
    matrix: matrixOf(rows, numCols),
  }
  return highs.withModel(source, (model): Chosen => {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0.05, secondsLeft * (isRough ? 0.2 : 1)),
      mip_rel_gap: isRough ? 0.02 : 0,
      mip_abs_gap: 1e-7,
      random_seed: 1,
    })
    const { modelStatus } = model.run()
    const values = model.getSolution().colValue
    const isFound = Number.isFinite(model.getObjectiveValue()) && values.length === numCols
    const places = isFound ? [...values].flatMap((value, place) => (value > 0.5 ? [place] : [])) : null
    const bound = Number(model.info.get('mip_dual_bound'))
    const most = benefit.reduce((sum, each) => sum + Math.max(0, each), 0)
    const isOptimal = modelStatus === constants.modelStatus.optimal
    return {
      places: isOptimal || (places !== null && holdsAll(rows, places)) ? places : null,
      bound: Number.isFinite(bound) ? Math.min(bound, most) : most,
      isOptimal,
    }
  })
}

function matrixOf(rows: readonly Row[], numCols: number) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const row of rows) {
    for (const [at, place] of row.places.entries()) {
      const value = row.values[at] ?? 0
      if (value === 0) continue
      indices.push(place)
      values.push(value)
    }
    starts.push(indices.length)
  }
  return { format: 'csr' as const, numRows: rows.length, numCols, starts, indices, values }
}

/** What is on hand when time is up may be no answer at all. */
function holdsAll(rows: readonly Row[], places: readonly number[]): boolean {
  const chosen = new Set(places)
  return rows.every(({ places: cols, values, atMost }) => {
    const sum = cols.reduce((all, place, at) => all + (chosen.has(place) ? (values[at] ?? 0) : 0), 0)
    return sum <= atMost + 1e-6
  })
}
