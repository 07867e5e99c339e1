// Long tasks: how long a page's main thread was held up at most while something was done, and how much of the page was styled anew at once, read off
// the browser's own trace. Called by the tests that hold a page to it.

import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** No task of a page's main thread is longer, on the machine the limits were set on. */
export const longTaskMs = 100
/** What the piece of work in `slowness` took on that machine. */
const workMs = 9
/** However slow a machine is, no limit grows further. */
const mostSlowness = 5

/**
 * How many times slower this machine is now than the one the limits were set on, 1 to 5: by a fixed piece of work of the kinds a page does. What a full page adds
 * to each layout weighs on it too, which is why it is bounded.
 * @param page is left as it was
 */
export async function slowness(page: Page): Promise<number> {
  const tookMs = await page.evaluate(() => {
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < 15; round += 1) {
      const began = performance.now()
      const box = document.createElement('div')
      for (let row = 0; row < 600; row += 1)
        box.append(Object.assign(document.createElement('p'), { textContent: `Behov ${row}` }))
      document.body.append(box)
      let sum = 0
      for (const row of box.children) sum += row.getBoundingClientRect().height
      const kept = new Map<string, number>()
      for (let step = 0; step < 60_000; step += 1) kept.set(`k${step % 997}`, Math.sin(step) + sum)
      JSON.parse(JSON.stringify([...kept].sort((one, other) => one[1] - other[1])))
      box.remove()
      least = Math.min(least, performance.now() - began)
    }
    return least
  })
  return Math.min(mostSlowness, Math.max(1, tookMs / workMs))
}

/** Of up to three rounds the least: what else the machine does on the same core can only add to what a page takes. The first that is short enough is enough. */
export async function leastOfThree(round: () => Promise<number>): Promise<number> {
  let least = await round()
  for (let again = 0; again < 2 && least > longTaskMs; again += 1) least = Math.min(least, await round())
  return least
}

/** @returns the longest task of the page's main thread while something was done, in ms, from the browser's trace. */
export async function longTasks(browser: Browser, page: Page, doing: () => Promise<void>): Promise<number> {
  const events = await traced({ browser, page, doing })
  const tasks = events.filter((event) => event.name.endsWith('RunTask'))
  // The thread's own time: what the page takes, not what else the machine did meanwhile.
  return Math.round(Math.max(0, ...tasks.map((event) => (event.tdur ?? event.dur ?? 0) / 1000)))
}

/** @returns how many elements of the page were styled anew at once, at most, while something was done. */
export async function mostStyledAnew(browser: Browser, page: Page, doing: () => Promise<void>): Promise<number> {
  const events = await traced({ browser, page, doing })
  return Math.max(0, ...events.map((event) => event.args?.elementCount ?? 0))
}

/** @returns what the main thread of the page did meanwhile. */
async function traced(o: { browser: Browser; page: Page; doing: () => Promise<void> }): Promise<readonly TraceEvent[]> {
  const file = join(tmpdir(), `veivalg-trace-${process.pid}.json`)
  await o.browser.startTracing(o.page, {
    path: file,
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'],
  })
  await o.doing()
  await o.browser.stopTracing()
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: TraceEvent[] }
  await rm(file)
  const mains = new Set(
    traceEvents
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => `${event.pid}/${event.tid}`),
  )
  return traceEvents.filter((event) => event.ph === 'X' && mains.has(`${event.pid}/${event.tid}`))
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly elementCount?: number }
}
