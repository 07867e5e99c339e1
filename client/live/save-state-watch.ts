// Save state watch: the truth about saving as one value that changes only when it says something new, with a one-second clock that runs only
// while something waits. Notices when acknowledgements stop on a line that looks alive; line-pulse.ts looks after one that says nothing.
// Called by open-room.ts.

import type { SaveState } from './live-room.ts'
import { editsIn, type Pending } from './pending.ts'

/** A line that was just lost is connecting; one lost for longer is told of as offline. */
const offlineAfterMs = 3_000
/** Sent and unanswered for this long: the line is taken as dead and opened anew. */
const stalledAfterMs = 15_000

export interface SaveStateWatch {
  state(): SaveState
  /** Begins; the parts it asks must stand. */
  start(): void
  /** Works the state out again. */
  refresh(): void
  connected(): void
  disconnected(): void
  acknowledged(): void
  stop(): void
}

/** @param o.changed called when the clock alone changed the state; @param o.stalled see stalledAfterMs */
export function saveStateWatch(o: {
  nowMs: () => number
  pending: () => Pending
  notKept: () => number
  keptOnDevice: () => boolean
  ready: () => boolean
  isClosed: () => boolean
  savedAt: () => Date | null
  readOnly: () => string | null
  changed: () => void
  stalled: () => void
}): SaveStateWatch {
  let lostMs: number | null = o.nowMs()
  let answeredMs = o.nowMs()
  let timer: ReturnType<typeof setInterval> | null = null
  let started = false
  let state: SaveState = Object.freeze({
    connection: 'connecting',
    unsent: 0,
    waitingMs: 0,
    savedAt: null,
    keptOnDevice: true,
    readOnly: null,
    notKept: 0,
  })

  function stateNow(): SaveState {
    const pending = o.pending()
    const oldestMs = pending.reduce((oldest, entry) => Math.min(oldest, entry.sinceMs), Number.POSITIVE_INFINITY)
    return Object.freeze({
      connection: connectionNow(),
      unsent: editsIn(pending),
      waitingMs: pending.length === 0 ? 0 : Math.floor((o.nowMs() - oldestMs) / 1_000) * 1_000,
      savedAt: o.savedAt(),
      keptOnDevice: o.keptOnDevice(),
      readOnly: o.readOnly(),
      notKept: o.notKept(),
    })
  }
  function connectionNow(): SaveState['connection'] {
    if (o.isClosed()) return 'offline'
    if (o.ready()) return 'connected'
    if (globalThis.navigator?.onLine === false) return 'offline'
    return lostMs !== null && o.nowMs() - lostMs >= offlineAfterMs ? 'offline' : 'connecting'
  }
  function refresh(): boolean {
    if (!started) return false
    const now = stateNow()
    const isNew = !sameState(now, state)
    if (isNew) state = now
    const waits = state.unsent > 0 || state.connection === 'connecting'
    if (waits && timer === null) timer = setInterval(tick, 1_000)
    else if (!waits && timer !== null) stopClock()
    return isNew
  }
  function tick(): void {
    const underWay = o.pending().some((entry) => entry.frame !== null)
    if (!underWay || o.readOnly() !== null) answeredMs = o.nowMs()
    if (o.ready() && o.nowMs() - answeredMs >= stalledAfterMs) {
      answeredMs = o.nowMs()
      o.stalled()
    }
    if (refresh()) o.changed()
  }
  function stopClock(): void {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  const target = globalThis.window as Window | undefined
  return {
    state: () => state,
    start() {
      started = true
      target?.addEventListener('online', o.changed)
      target?.addEventListener('offline', o.changed)
      refresh()
    },
    refresh: () => {
      refresh()
    },
    connected() {
      lostMs = null
      answeredMs = o.nowMs()
    },
    disconnected() {
      lostMs ??= o.nowMs()
    },
    acknowledged() {
      answeredMs = o.nowMs()
    },
    stop() {
      started = false
      stopClock()
      target?.removeEventListener('online', o.changed)
      target?.removeEventListener('offline', o.changed)
    },
  }
}

function sameState(a: SaveState, b: SaveState): boolean {
  return (
    a.connection === b.connection &&
    a.unsent === b.unsent &&
    a.waitingMs === b.waitingMs &&
    a.savedAt?.getTime() === b.savedAt?.getTime() &&
    a.keptOnDevice === b.keptOnDevice &&
    a.readOnly === b.readOnly &&
    a.notKept === b.notKept
  )
}
