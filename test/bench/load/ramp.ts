// Ramp: one room of writers; the offered rate is raised until edits are no longer visible in time, then the edge is looked for between the
// last rate that held and the first that did not. What counts is the highest rate that held. Called by load.ts.

import { checkDocuments } from './check-documents.ts'
import { type CrowdOptions, crowd, type Stretch } from './crowd.ts'
import type { Answers, Task } from './task.ts'

const growth = 1.6
const warmMs = 700
/** A rate counts as sustained when nearly all that was offered could be sent and seen. */
const sustainedPart = 0.95
const maxSteps = 14
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
  while (steps.length < maxSteps && refined <= o.refinements) {
    try {
      const step = await people.load({ perSecond, warmMs, measuredMs: o.measuredMs, hopelessMs })
      steps.push(step)
      const holds = step.p99Ms <= o.limitMs && !step.gaveUp && step.editsPerSecond >= sustainedPart * perSecond
      if (holds && (held === null || step.editsPerSecond > held.editsPerSecond)) held = step
      if (!holds) tooMuch = Math.min(tooMuch, perSecond)
    } catch (error) {
      // A server may cut off who does not keep up; what held before has been seen by all.
      ended = `ended at ${Math.round(perSecond)}/s: ${String(error)}`
      break
    }
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
