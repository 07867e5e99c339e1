// A thread that asks a server whether it is ready, and for something else, again and again until nobody answers. A thread of its own, since it goes
// on while the test's loop stands still. Tells that it has begun, and at the end what it was answered. Started by stopping.test.ts.

import { parentPort, workerData } from 'node:worker_threads'

export interface Answered {
  /** Status of /readyz. */
  readonly ready: number
  /** Status of what anybody may ask. */
  readonly seats: number
  /** By the clock that all threads share. */
  readonly atMs: number
}

const url = String(workerData)
const all: Answered[] = []
for (;;) {
  const [ready, seats] = [await statusOf('/readyz'), await statusOf('/api/seats')]
  if (ready === null || seats === null) break
  all.push({ ready, seats, atMs: Number(process.hrtime.bigint()) / 1_000_000 })
  if (all.length === 1) parentPort?.postMessage('begun')
}
parentPort?.postMessage(all)

async function statusOf(path: string): Promise<number | null> {
  try {
    const answer = await fetch(url + path)
    await answer.text()
    return answer.status
  } catch {
    return null
  }
}
