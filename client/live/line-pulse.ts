// Line pulse: notices a line that looks alive and is dead: one on which nothing was heard for a while is asked for an answer, and one that opens and
// gets nowhere is given up. After sleep, or when the page is looked at or on the net again, it asks at once. Times are the page's own clock,
// so that a changed calendar clock means nothing. Called by open-room.ts.

export interface LinePulse {
  /** The page woke up, is looked at again, or is on the net again. */
  wake(): void
  stop(): void
}

/** How often the line is looked at. */
const lookMs = 10_000
/** So long without a word, and the line is asked. */
const silentMs = 20_000
/** How long it may take to answer; shorter for a person who has just come back. */
const answerMs = 5_000
const answerAwakeMs = 3_000
/** An attempt to connect that has heard nothing for so long is given up; sooner when somebody waits for it. */
const hopelessMs = 15_000
const hopelessAwakeMs = 2_000

/**
 * @param o.heardMs when something was last heard, or when the running attempt began; null when there is no socket
 * @param o.later runs work after a time, unless the room is closed
 * @param o.stalled the line is dead; @param o.returned it may be worth a try now
 */
export function linePulse(o: {
  nowMs: () => number
  later: (ms: number, work: () => void) => void
  ready: () => boolean
  heardMs: () => number | null
  /** Sends something that the server answers. */
  ask: () => void
  stalled: () => void
  returned: () => void
}): LinePulse {
  let asking = false

  function look(): void {
    o.later(lookMs, look)
    const heardMs = o.heardMs()
    if (heardMs === null) return
    const quietMs = o.nowMs() - heardMs
    if (o.ready()) {
      if (quietMs >= silentMs) ask(answerMs)
    } else if (quietMs >= hopelessMs) o.stalled()
  }
  function ask(waitMs: number): void {
    if (asking) return
    asking = true
    const heardMs = o.heardMs()
    o.ask()
    o.later(waitMs, () => {
      asking = false
      if (o.ready() && o.heardMs() === heardMs) o.stalled()
    })
  }
  function wake(): void {
    const heardMs = o.heardMs()
    if (o.ready()) ask(answerAwakeMs)
    else if (heardMs === null || o.nowMs() - heardMs < hopelessAwakeMs) o.returned()
    else o.stalled()
  }
  const shown = (): void => {
    if (page?.visibilityState !== 'hidden') wake()
  }
  const page = globalThis.document as Document | undefined
  const target = globalThis.window as Window | undefined
  page?.addEventListener('visibilitychange', shown)
  target?.addEventListener('pageshow', shown)
  target?.addEventListener('online', wake)
  o.later(lookMs, look)
  return {
    wake,
    stop() {
      page?.removeEventListener('visibilitychange', shown)
      target?.removeEventListener('pageshow', shown)
      target?.removeEventListener('online', wake)
    },
  }
}
