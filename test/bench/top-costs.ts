// Top costs: what a processor profile (`--cpu-prof`) says a server spent its time on, by function, without what it did in between.
// Used by bench.ts with --profile, to see where an edit's time goes.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Profile {
  readonly nodes: readonly {
    readonly id: number
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
}

const waits: ReadonlySet<string> = new Set(['(idle)', '(program)', '(root)'])

/**
 * @param o.fromMs what came earlier after the process began is left out
 * @returns the functions of the largest profile in a folder, the costliest first
 */
export async function topCosts(o: { readonly folder: string; readonly fromMs: number }): Promise<readonly Cost[]> {
  const names = (await readdir(o.folder)).filter((name) => name.endsWith('.cpuprofile'))
  const texts = await Promise.all(names.map((name) => readFile(join(o.folder, name), 'utf8')))
  const [largest] = texts.toSorted((a, b) => b.length - a.length)
  if (largest === undefined) throw new Error(`no profile in ${o.folder}`)
  const profile = JSON.parse(largest) as Profile
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const micros = new Map<string, number>()
  let atMicros = 0
  for (const [nth, id] of profile.samples.entries()) {
    atMicros += profile.timeDeltas[nth] ?? 0
    if (atMicros < o.fromMs * 1_000) continue
    const place = places.get(id) ?? '?'
    micros.set(place, (micros.get(place) ?? 0) + (profile.timeDeltas[nth] ?? 0))
  }
  return [...micros]
    .filter(([where]) => !waits.has(where))
    .map(([where, spent]) => ({ where, micros: spent }))
    .toSorted((a, b) => b.micros - a.micros)
}

function placeOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^file:\/\/.*?\/(?=(?:server|shared|test)\/)/, '')
  return `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}`
}
