// Loaded before a server under test (`--import`): answers how much processor time and memory its process has used, over the channel of
// the process that started it, and ends with that one. Changes nothing of the server itself. Asked by stand.ts.

/** What a process has used so far. */
export interface Usage {
  /** User and system time of all threads since start. */
  readonly cpuMs: number
  /** When it was read, on a clock that only grows. */
  readonly atMs: number
  readonly residentBytes: number
  /** What lives in the heap and beside it. */
  readonly liveBytes: number
}

export interface UsageQuestion {
  readonly ask: 'usage'
  readonly id: number
  /** Collects what is garbage first. */
  readonly collect: boolean
}

process.on('message', (question: UsageQuestion) => {
  if (question.ask !== 'usage') return
  if (question.collect) for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  const cpu = process.cpuUsage()
  const memory = process.memoryUsage()
  const usage: Usage = {
    cpuMs: (cpu.user + cpu.system) / 1_000,
    atMs: performance.now(),
    residentBytes: memory.rss,
    liveBytes: memory.heapUsed + memory.external,
  }
  process.send?.({ id: question.id, usage })
})
process.on('disconnect', () => process.exit(0))
