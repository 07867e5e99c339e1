// Ramp: one room of writers; the offered rate is raised until edits are no longer visible in time, then the edge is looked for between the
// last rate that held and the first that did not. What counts is the highest rate that held. Called by load.ts.

import { checkDocuments } from './check-documents.ts'
import { type CrowdOptions, crowd, type Stretch } from './crowd.ts'
import type { Answers, Task } from './task.ts'

const growth = 1.6
const warmMs = 700
/** A rate counts as sustained when nearly all that was offered could be sent and seen. */
const sustainedPart = 0.95
const maxSteps = 20
/** Over six times the limit and growing: no rate that holds. */
const hopelessMs = 1_500

export async function ramp(
  options: CrowdOptions & { readonly base: Uint8Array },
  o: Extract<Task, { kind: 'ramp' }>,
): Promise<Answers['ramp']> {
  const people = await crowd(options)
  const steps: Stretch[] = []
  let held: Stretch | null = null
  let tooMuch = Number.POSITIVE_INFINITY
  let perSecond = o.startPerSecond
  let refined = 0
  let ended = 'all documents agree'
  // What a stretch before the first one costs: code that is not compiled yet, on both sides.
  await people.load({ perSecond: Math.min(800, o.startPerSecond), warmMs: 1_000, measuredMs: 1_000, hopelessMs })
  let failed = 0
  while (steps.length < maxSteps && refined <= o.refinements) {
    try {
      const step = await people.load({ perSecond, warmMs, measuredMs: o.measuredMs, hopelessMs })
      steps.push(step)
      tell(step)
      const holds = step.p99Ms <= o.limitMs && !step.gaveUp && step.editsPerSecond >= sustainedPart * perSecond
      failed = holds ? 0 : failed + 1
      if (holds && (held === null || step.editsPerSecond > held.editsPerSecond)) held = step
    } catch (error) {
      // A server may cut off who does not keep up; what held before has been seen by all.
      ended = `ended at ${Math.round(perSecond)}/s: ${String(error)}`
      break
    }
    // Once more: another process of the machine may have been at work.
    if (failed === 1) continue
    if (failed > 1) tooMuch = Math.min(tooMuch, perSecond)
    failed = 0
    if (tooMuch < Number.POSITIVE_INFINITY) refined += 1
    const from = held?.offeredPerSecond ?? perSecond / (growth * growth)
    perSecond = tooMuch < Number.POSITIVE_INFINITY ? Math.sqrt(from * tooMuch) : perSecond * growth
  }
  if (held === null) throw new Error(`no rate held: ${ended} ${JSON.stringify(steps)}`)
  if (people.lost() === null) {
    if (options.dialect.saves) await people.allSaved()
    await checkDocuments({ ...options, ...people })
  }
  people.close()
  return { best: held, steps, ended }
}

function tell({ offeredPerSecond, editsPerSecond, p50Ms, p99Ms, serverCores, loadCores, gaveUp }: Stretch): void {
  const cores = `${serverCores?.toFixed(2) ?? '?'} server cores, ${loadCores.toFixed(2)} load cores`
  const times = `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`
  const end = gaveUp ? ', gave up' : ''
  process.stdout.write(
    `    ${Math.round(offeredPerSecond)}/s offered, ${Math.round(editsPerSecond)}/s sent: ${times}, ${cores}${end}\n`,
  )
}
