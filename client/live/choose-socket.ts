// Choose socket: whether live connections go by WebSocket or over HTTP. WebSocket is tried first; where it fails twice while the server answers
// over HTTP, HTTP is used, for the rest of the visit and every room, and WebSocket is tried again now and then when a line is opened anyway.
// A server that is down is no reason to change. Called by chosen-socket.ts, one choice per page.

export type Way = 'socket' | 'http'

export interface SocketChoice {
  /** The way of the next connection. */
  next(): Way
  /** A connection of this way has brought something. */
  heard(way: Way): void
  /** One of this way came to nothing. */
  failed(way: Way): void
}

/** So many attempts by WebSocket in vain. */
const vainAttempts = 2
/** When WebSocket is tried again. */
const againMs = 10 * 60_000
/** While HTTP fails too, every so-manieth attempt is by WebSocket. */
const otherWayEvery = 3
const shelfKey = 'veivalg.live-over-http-until'

/**
 * @param o.shelf keeps the choice for the visit; undefined where the browser forbids it
 * @param o.wallMs the calendar's clock: what the shelf holds outlives the page
 * @param o.serverAnswers whether the server answers over HTTP just now
 */
export function chooseSocket(o: {
  shelf: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  wallMs: () => number
  serverAnswers: () => Promise<boolean>
}): SocketChoice {
  let untilMs = stored(o.shelf, o.wallMs())
  let vain = 0
  let httpVain = 0
  let heardBySocket = 0
  let asking = false

  function goOverHttp(): void {
    untilMs = o.wallMs() + againMs
    vain = 0
    httpVain = 0
    keep(String(untilMs))
  }
  function keep(value: string | null): void {
    try {
      if (value === null) o.shelf?.removeItem(shelfKey)
      else o.shelf?.setItem(shelfKey, value)
    } catch {
      // Full or forbidden: chosen anew on the next page.
    }
  }
  async function socketFailed(): Promise<void> {
    // Rooms that fail together count once.
    if (asking) return
    asking = true
    const heardBefore = heardBySocket
    const answers = await o.serverAnswers().catch(() => false)
    asking = false
    if (heardBySocket !== heardBefore) return
    vain = answers ? vain + 1 : 0
    if (vain >= vainAttempts) goOverHttp()
  }

  return {
    next() {
      if (untilMs === null) return 'socket'
      const leftMs = untilMs - o.wallMs()
      if (leftMs > 0 && leftMs <= againMs) return httpVain > 0 && httpVain % otherWayEvery === 0 ? 'socket' : 'http'
      // Worth a try; one more in vain is enough.
      untilMs = null
      vain = vainAttempts - 1
      return 'socket'
    },
    heard(way) {
      if (way === 'http') {
        httpVain = 0
        return
      }
      heardBySocket += 1
      vain = 0
      if (untilMs !== null) keep(null)
      untilMs = null
    },
    failed(way) {
      if (way === 'http') httpVain += 1
      else if (untilMs === null) void socketFailed()
      else httpVain += 1
    },
  }
}

/** @returns until when HTTP was chosen earlier in this visit, or null. */
function stored(shelf: Pick<Storage, 'getItem'> | undefined, nowMs: number): number | null {
  try {
    const untilMs = Number(shelf?.getItem(shelfKey) ?? Number.NaN)
    return untilMs > nowMs && untilMs <= nowMs + againMs ? untilMs : null
  } catch {
    return null
  }
}

/** @returns what the browser keeps for this visit; asking for it throws where it is forbidden. */
export function visitShelf(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}
