// Room notifier: tells the pages that something changed: once per task for one's own work, and at most sixty times a second when others' changes
// pour in. Also keeps the room's timers, so that none outlives it. Called by open-room.ts.

/** Least time between two notices, milliseconds. */
const frameMs = 16

export interface RoomNotifier {
  subscribe(listener: () => void): () => void
  changed(): void
  /** Runs work after a time, unless the room was closed. */
  later(ms: number, work: () => void): void
  close(): void
}

export function roomNotifier(nowMs: () => number): RoomNotifier {
  const listeners = new Set<() => void>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let closed = false
  let due = false
  let toldMs = Number.NEGATIVE_INFINITY

  function later(ms: number, work: () => void): void {
    if (closed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timers.add(timer)
  }
  function tell(): void {
    due = false
    if (closed) return
    toldMs = nowMs()
    for (const listener of [...listeners]) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    changed() {
      if (due || closed) return
      due = true
      if (nowMs() - toldMs < frameMs) later(frameMs, tell)
      else queueMicrotask(tell)
    },
    later,
    close() {
      closed = true
      listeners.clear()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
