// `npm run bench:frame`: how long the frame's figures take, by items and trials: reckoned for the first time, and after a move. Prints what it finds
// and writes it into README.md. A minute or two; not part of the tests.

import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { CostInput } from '../../shared/frame/cost-input.ts'
import { createSimulator, type Simulator } from '../../shared/frame/simulator.ts'
import { standingOf } from '../../shared/frame/standing.ts'
import { plainSteering } from '../../shared/frame/steering.ts'
import { moved, someItems } from '../shared/frame/cost-cases.ts'

const readme = new URL('README.md', import.meta.url)
const begins = '<!-- Written by `npm run bench:frame`. -->'
const ends = '<!-- To here. -->'

const sizes = [10, 50, 200, 1_000, 5_000]
const trialCounts = [2_000, 10_000]
const goal = { items: 200, trials: 10_000, ms: 100 }

interface Row {
  readonly items: number
  readonly trials: number
  readonly figures: Readonly<Record<Figure, number>>
}

const titles = {
  first: 'first reckoning',
  near: 'a move of ten places',
  worst: 'the worst move (last to first)',
  standing: 'the worst move, with curve and probabilities',
} as const
type Figure = keyof typeof titles

const rows = sizes.flatMap((items) => trialCounts.map((trials) => measured(items, trials)))
const table = tableOf(rows)
process.stdout.write(`${table}\n`)
const text = await readFile(readme, 'utf8')
const from = text.indexOf(begins) + begins.length
await writeFile(readme, `${text.slice(0, from)}\n\n${table}\n\n${text.slice(text.indexOf(ends))}`)
const asked = rows.find(({ items, trials }) => items === goal.items && trials === goal.trials)
process.exit((asked?.figures.standing ?? Number.POSITIVE_INFINITY) <= goal.ms ? 0 : 1)

function measured(count: number, trials: number): Row {
  const rounds = count * trials > 20_000_000 ? 3 : 15
  const items = someItems(count)
  const frame = { p50: count * 20, p85: count * 25 }
  const taken: Record<Figure, number[]> = { first: [], near: [], worst: [], standing: [] }
  for (let round = 0; round < rounds; round += 1) {
    const simulator = createSimulator({ ...plainSteering, trials, seed: round })
    taken.first.push(time(() => simulator.accumulate(items)))
    const from = Math.floor(count / 2)
    taken.near.push(afterMove(simulator, { items, from, to: Math.max(0, from - 10) }))
    taken.worst.push(afterMove(simulator, { items, from: count - 1, to: 0 }))
    const order = moved(items, { from: count - 1, to: 0 })
    taken.standing.push(time(() => standingOf(simulator, { items: order, frame })))
  }
  // The least of the rounds: what else the machine does can only add to what a reckoning takes.
  const figures = Object.fromEntries(
    Object.entries(taken).map(([figure, values]) => [figure, Math.min(...values)]),
  ) as Record<Figure, number>
  return { items: count, trials, figures }
}

/** Time of the order after a move; the order before is put back, so that the next move finds it. */
function afterMove(simulator: Simulator, o: { items: readonly CostInput[]; from: number; to: number }): number {
  const order = moved(o.items, o)
  const ms = time(() => simulator.accumulate(order))
  simulator.accumulate(o.items)
  return ms
}

function time(work: () => unknown): number {
  const startedAtMs = performance.now()
  work()
  return performance.now() - startedAtMs
}

function tableOf(all: readonly Row[]): string {
  const figures = Object.keys(titles) as Figure[]
  const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
  return [
    `Least of several rounds, ms; one thread of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.version}. Goal: at most ${goal.ms} ms after a move at ${goal.items} × ${goal.trials.toLocaleString('en')}.`,
    '',
    `| items | trials | ${figures.map((figure) => titles[figure]).join(' | ')} |`,
    `|---|---|${figures.map(() => '---|').join('')}`,
    ...all.map(
      (row) =>
        `| ${row.items.toLocaleString('en')} | ${row.trials.toLocaleString('en')} | ${figures.map((figure) => ms(row.figures[figure])).join(' | ')} |`,
    ),
  ].join('\n')
}
