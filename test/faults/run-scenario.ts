// Runs one fault scenario on a stand: people write all the time, the fault comes and goes, they go on until each has something saved that was made
// after it, then everything is quiet and the verdict is taken. Promises an end: who is not back within a minute is a failure, told in words.
// Called by run.ts and by the short form in `npm test`.

import type { Person } from './person.ts'
import type { Stand, StandOptions } from './stand.ts'
import { brokenAtRest, brokenNow, seenNow, truthOf } from './verdict.ts'

export interface Scenario {
  readonly name: string
  /** Rows of the list of faults it stands for. */
  readonly rows: readonly string[]
  readonly stand: Partial<StandOptions> & Pick<StandOptions, 'database'>
  /** Resolves when the fault is over. @throws with words when something did not behave */
  run(o: ScenarioTools): Promise<void>
}

export interface ScenarioTools {
  readonly stand: Stand
  /** Whether there is time for minutes of outage and many repetitions. */
  readonly long: boolean
  pause(ms: number): Promise<void>
  /** Nobody writes while it is on. */
  rest(on: boolean): void
  /** Resolves when it holds. @throws with `what` when it does not in time */
  until(what: string, holds: () => boolean, withinMs?: number): Promise<void>
  /** Holds what people were told against the log now. On PGlite it kills the server for it and starts it again. */
  check(): Promise<void>
}

export interface Figures {
  readonly made: number
  readonly saved: number
  readonly refused: number
  readonly lost: number
  readonly hostileFrames: number
  /** From the end of the fault until everybody had something saved that was made after it. */
  readonly againMs: number
  readonly longestWaitMs: number
}

export interface Ran {
  readonly figures: Figures
  readonly broken: readonly string[]
}

const againWithinMs = 60_000
const restWithinMs = 60_000
const lookMs = 25
const sampleMs = 1_000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function runScenario(o: {
  readonly stand: Stand
  readonly scenario: Scenario
  readonly long: boolean
  /** Mean time between two edits of one person. */
  readonly paceMs: number
}): Promise<Ran> {
  const { stand, scenario } = o
  const broken: string[] = []
  const before = countsOf(stand)
  for (const person of stand.writers) {
    person.takeHerTime(false)
    person.takeLongestWaitMs()
  }
  let resting = false
  const rest = (on: boolean): void => {
    resting = on
  }
  const stopWriting = write(stand, { paceMs: o.paceMs, resting: () => resting })
  const check = async (): Promise<void> => {
    const seen = seenNow(stand)
    broken.push(...brokenNow(stand, { seen, truth: await truthOf(stand) }))
  }
  const stopSampling = stand.postgres === null ? async () => undefined : sample(check)
  let againMs = Number.POSITIVE_INFINITY
  try {
    await until('everybody to be in', () => everybody(stand).every((person) => person.doc() !== null), againWithinMs)
    await scenario.run({ stand, long: o.long, pause, rest, until, check })
    rest(false)
    const healedMs = performance.now()
    for (const person of stand.writers) person.takeHerTime(true)
    const marks = new Map(stand.writers.map((person) => [person, person.made.length]))
    await until('everybody to go on', () => stand.writers.every((each) => hasGoneOn(each, marks)), againWithinMs)
    againMs = performance.now() - healedMs
  } catch (error) {
    broken.push(error instanceof Error ? error.message : String(error))
  } finally {
    stopWriting()
    await stopSampling()
  }
  broken.push(...(await verdict(stand)))
  const after = countsOf(stand)
  const figures: Figures = {
    made: after.made - before.made,
    saved: after.saved - before.saved,
    refused: after.refused - before.refused,
    lost: after.made - after.saved - after.refused,
    hostileFrames: after.hostileFrames - before.hostileFrames,
    againMs,
    longestWaitMs: Math.max(...stand.writers.map((person) => person.takeLongestWaitMs())),
  }
  return { figures, broken: [...new Set(broken)] }
}

const everybody = (stand: Stand): readonly Person[] => [...stand.writers, ...stand.observers]

/** @returns what ends the writing. */
function write(stand: Stand, o: { readonly paceMs: number; readonly resting: () => boolean }): () => void {
  const timer = setInterval(() => {
    if (o.resting()) return
    for (const person of stand.writers) if (stand.random.chance(0.25)) person.edit()
    for (const one of stand.hostile) if (stand.random.chance(0.1)) one.act()
  }, o.paceMs / 4)
  return () => clearInterval(timer)
}

/** A database that cannot be asked now is asked again later. */
function sample(check: () => Promise<void>): () => Promise<void> {
  let ended = false
  const sampling = (async () => {
    while (!ended) {
      await pause(sampleMs)
      if (!ended) await check().catch(() => undefined)
    }
  })()
  return async () => {
    ended = true
    await sampling
  }
}

function hasGoneOn(person: Person, marks: ReadonlyMap<Person, number>): boolean {
  const next = person.made.slice(marks.get(person) ?? 0)
  return next.some((each) => person.saved.has(each))
}

/** All is to be quiet and equal within its time; what is then still broken is the answer. */
async function verdict(stand: Stand): Promise<readonly string[]> {
  const untilMs = performance.now() + restWithinMs
  const isQuiet = (): boolean => stand.writers.every((person) => person.room.saveState().unsent === 0)
  while (!isQuiet() && performance.now() < untilMs) await pause(lookMs)
  let broken: readonly string[] = []
  do {
    try {
      const seen = seenNow(stand)
      const truth = await truthOf(stand)
      broken = [...brokenNow(stand, { seen, truth }), ...(await brokenAtRest(stand, truth))]
    } catch (error) {
      broken = [error instanceof Error ? error.message : String(error)]
    }
    if (broken.length > 0) await pause(500)
  } while (broken.length > 0 && performance.now() < untilMs)
  return broken
}

async function until(what: string, holds: () => boolean, withinMs = 60_000): Promise<void> {
  const untilMs = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > untilMs) throw new Error(`waited ${withinMs / 1_000} s in vain for ${what}`)
    await pause(lookMs)
  }
}

function countsOf(stand: Stand): Pick<Figures, 'made' | 'saved' | 'refused' | 'hostileFrames'> {
  const sum = (count: (person: Person) => number): number =>
    stand.writers.reduce((total, person) => total + count(person), 0)
  return {
    made: sum((person) => person.made.length),
    saved: sum((person) => person.saved.size),
    refused: sum((person) => person.made.filter((each) => person.notKept().has(each)).length),
    hostileFrames: stand.hostile.reduce((total, one) => total + one.sent(), 0),
  }
}
