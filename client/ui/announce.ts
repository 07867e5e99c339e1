// What is said aloud by screen readers. `announce` is at once, for what the person herself just did with the keyboard («KI-4, plass 3 av 21»);
// `announceStatus` speaks of the world (saved, offline, others' moves) at most once in ten seconds, and then only the newest.
// The words land in the two regions that live-region.tsx draws. Called by lists, by client/live through the shell, by pages.

export type Announcer = {
  readonly say: (text: string) => void
  /** Cancels what is waiting. */
  readonly close: () => void
}

export type ThrottleOptions = {
  readonly minGapMs: number
  readonly nowMs: () => number
  /** Runs `work` after `delayMs`; returns what cancels it. */
  readonly later: (work: () => void, delayMs: number) => () => void
  readonly emit: (text: string) => void
}

/** @returns an announcer that speaks at most once per `minGapMs`: the first at once, then only the newest of what came meanwhile. */
export function createThrottledAnnouncer({ minGapMs, nowMs, later, emit }: ThrottleOptions): Announcer {
  let lastAtMs = Number.NEGATIVE_INFINITY
  let lastText: string | null = null
  let waiting: string | null = null
  let cancel: (() => void) | null = null
  const speak = (text: string) => {
    lastAtMs = nowMs()
    waiting = null
    if (text === lastText) return
    lastText = text
    emit(text)
  }
  return {
    say: (text) => {
      const restMs = lastAtMs + minGapMs - nowMs()
      if (restMs <= 0 && cancel === null) return speak(text)
      waiting = text
      cancel ??= later(() => {
        cancel = null
        if (waiting !== null) speak(waiting)
      }, restMs)
    },
    close: () => {
      cancel?.()
      cancel = null
      waiting = null
    },
  }
}

/** The words in a region now. The counter makes the same sentence twice two announcements. */
export type Spoken = { readonly text: string; readonly count: number }

type Region = 'now' | 'status'

const silent: Spoken = { text: '', count: 0 }
const spoken: Record<Region, Spoken> = { now: silent, status: silent }
const listeners = new Set<() => void>()

const status = createThrottledAnnouncer({
  minGapMs: 10_000,
  nowMs: () => performance.now(),
  later: (work, delayMs) => {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  },
  emit: (text) => put('status', text),
})

/** Says a sentence at once. For what the person did herself; anything else is announceStatus. */
export function announce(text: string): void {
  put('now', text)
}

/** Says a sentence about the world, at most one in ten seconds; a newer one replaces what is waiting. */
export function announceStatus(text: string): void {
  status.say(text)
}

/** Follows what is said; for LiveRegion. @returns what stops following. */
export function followSpoken(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @returns the words in one region now. */
export function spokenIn(region: Region): Spoken {
  return spoken[region]
}

function put(region: Region, text: string): void {
  spoken[region] = { text, count: spoken[region].count + 1 }
  for (const listener of listeners) listener()
}
