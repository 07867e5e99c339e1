// Table: what the rounds gave, as Markdown: the goals with our ratio to the peer in each round, and every figure of every server.
// Medians, with the range in brackets. Pure. Called by bench.ts.

import type { ServerName } from './stand.ts'
import { type Figures, type Goal, goals, workloads } from './workloads.ts'

/** One run of one workload on one server in one round. */
export interface Run {
  readonly round: number
  readonly workload: string
  readonly server: ServerName
  readonly figures: Figures
}

const serverTitles: Readonly<Record<ServerName, string>> = {
  veivalg: 'Veivalg (Postgres)',
  'veivalg-pglite': 'Veivalg (PGlite)',
  reference: 'reference',
  hocuspocus: 'hocuspocus',
  relay: 'raw relay',
}

/** @returns Markdown. */
export function tableOf(runs: readonly Run[]): string {
  return `${goalTable(runs)}\n\n${workloads
    .filter(({ name }) => runs.some((run) => run.workload === name))
    .map(({ name, says }) => figureTable(runs, { name, says }))
    .join('\n\n')}\n`
}

function goalTable(runs: readonly Run[]): string {
  const rows = goals.flatMap((goal) => {
    const ratios = ratiosOf(runs, goal)
    if (ratios.length === 0) return []
    const middle = median(ratios)
    const own = median(valuesOf(runs, goal.workload, 'veivalg', goal.figure))
    const held =
      ('atLeast' in goal.ratio ? middle >= goal.ratio.atLeast : middle <= goal.ratio.atMost) &&
      (goal.ownAtMost === undefined || own <= goal.ownAtMost)
    const wanted = 'atLeast' in goal.ratio ? `≥ ${goal.ratio.atLeast} ×` : `≤ ${goal.ratio.atMost} ×`
    const also = goal.ownAtMost === undefined ? '' : ` and ≤ ${goal.ownAtMost} (is ${short(own)})`
    return [
      `| ${goal.workload} | ${goal.says} | ${serverTitles[goal.peer]} | ${wanted}${also} | ${spread(ratios)} × | ${held ? 'yes' : '**no**'} |`,
    ]
  })
  return ['| Workload | Figure | Peer | Goal | Ours to the peer’s | Held |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  )
}

function figureTable(runs: readonly Run[], o: { readonly name: string; readonly says: string }): string {
  const own = runs.filter((run) => run.workload === o.name)
  const servers = [...new Set(own.map((run) => run.server))]
  const names = [...new Set(own.flatMap((run) => Object.keys(run.figures)))]
  const rows = names.map(
    (name) =>
      `| ${name} | ${servers
        .map((server) => {
          const values = valuesOf(runs, o.name, server, name)
          return values.length === 0 ? '–' : spread(values)
        })
        .join(' | ')} |`,
  )
  return [
    `**${o.name}** – ${o.says}`,
    '',
    `| | ${servers.map((server) => serverTitles[server]).join(' | ')} |`,
    `|---|${servers.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n')
}

function ratiosOf(runs: readonly Run[], goal: Goal): number[] {
  return runs.flatMap((run) => {
    if (run.workload !== goal.workload || run.server !== 'veivalg') return []
    const peer = runs.find(
      (other) => other.round === run.round && other.workload === goal.workload && other.server === goal.peer,
    )
    const [ours, theirs] = [run.figures[goal.figure], peer?.figures[goal.figure]]
    return ours === undefined || theirs === undefined ? [] : [ours / theirs]
  })
}

function valuesOf(runs: readonly Run[], workload: string, server: ServerName, figure: string): number[] {
  return runs.flatMap((run) => {
    const value = run.figures[figure]
    return run.workload === workload && run.server === server && value !== undefined ? [value] : []
  })
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) return Number.NaN
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

function spread(values: readonly number[]): string {
  const middle = short(median(values))
  return values.length < 2 ? middle : `${middle} (${short(Math.min(...values))}–${short(Math.max(...values))})`
}

function short(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
