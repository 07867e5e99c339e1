// Top costs: what a processor profile (`--cpu-prof`) says a server spent its time on, by function, without what it did in between.
// Used by bench.ts with --profile, to see where an edit's time goes.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly children?: readonly number[]
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

export interface Cost {
  /** Function, file and line. */
  readonly where: string
  /** Microseconds spent in the function itself. */
  readonly micros: number
  /** And with what it called. */
  readonly wholeMicros: number
}

const waits: ReadonlySet<string> = new Set(['(idle)', '(program)', '(root)'])

/**
 * @param o.fromMs what came earlier after the process began is left out, and so is what came after `o.untilMs`
 * @returns the functions of the largest profile in a folder, the costliest first
 */
export async function topCosts(o: {
  readonly folder: string
  readonly fromMs: number
  readonly untilMs: number
}): Promise<readonly Cost[]> {
  const names = (await readdir(o.folder)).filter((name) => name.endsWith('.cpuprofile'))
  const texts = await Promise.all(names.map((name) => readFile(join(o.folder, name), 'utf8')))
  const [largest] = texts.toSorted((a, b) => b.length - a.length)
  if (largest === undefined) throw new Error(`no profile in ${o.folder}`)
  const profile = JSON.parse(largest) as Profile
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const callers = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const byNode = new Map<number, number>()
  let atMicros = 0
  for (const [nth, id] of profile.samples.entries()) {
    const spent = profile.timeDeltas[nth] ?? 0
    atMicros += spent
    if (atMicros >= o.fromMs * 1_000 && atMicros < o.untilMs * 1_000) byNode.set(id, (byNode.get(id) ?? 0) + spent)
  }
  const costs = new Map<string, { where: string; micros: number; wholeMicros: number }>()
  for (const [node, spent] of byNode) {
    const seen = new Set<string>()
    for (let at: number | undefined = node; at !== undefined; at = callers.get(at)) {
      const where = places.get(at) ?? '?'
      const cost = costs.get(where) ?? { where, micros: 0, wholeMicros: 0 }
      costs.set(where, cost)
      if (at === node) cost.micros += spent
      if (!seen.has(where)) cost.wholeMicros += spent
      seen.add(where)
    }
  }
  return [...costs.values()].filter(({ where }) => !waits.has(where)).toSorted((a, b) => b.micros - a.micros)
}

function placeOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^file:\/\/.*?\/(?=(?:server|shared|test)\/)/, '')
  return `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}`
}
