// Event stream: what goes down to a browser over HTTP, as server-sent events with running numbers. What was sent stays for a while, so that
// a stream cut by a proxy goes on where it was. Knows no requests: it is given something to write to. Made by socket-http-transport.

import { heartbeatMs, keptBytes, type LiveHttpClose, type liveHttpEvents } from '../../shared/contract/live-http.ts'
import type { Clock } from './ports.ts'

/** What a stream is written to; an HTTP response. */
export interface EventSink {
  /** @returns whether it takes more. */
  write(text: string): boolean
  /** Ends after what was written. */
  end(): void
  /** Ends now. */
  destroy(): void
  readonly writableLength: number
}

export interface EventStream {
  readonly queuedBytes: number
  /** Pieces that have left. */
  readonly progress: number
  frame(base64: string): void
  /** Asked on the stream there is, or the next. */
  ping(): void
  /** The last event there is. */
  close(why: LiveHttpClose): void
  /** Goes on after event `after` there, and no longer where it did. @returns false when what follows is kept no more */
  attach(sink: EventSink, after: number): boolean
  /** This sink is gone. @returns whether it was the one written to */
  detach(sink: EventSink): boolean
  /** This sink, which was full, takes more. */
  resume(sink: EventSink): void
  /** Ends whatever is written to, now. */
  stop(): void
}

const pieceBytes = 65_536
/** Proxies that gather the first bytes before they pass anything on are fed at once. */
const opening = `:${' '.repeat(2_048)}\n\n`

/** @param o.onDrained runs when everything has left, after a while in which it had not */
export function eventStream(o: {
  readonly clock: Clock
  readonly onDrained: () => void
  /** The last event has left. */
  readonly onEnded: () => void
}): EventStream {
  /** Events by number: the first is `firstNumber`; those before `next` were written. */
  let events: string[] = []
  let firstNumber = 1
  let next = 0
  let waitingBytes = 0
  let writtenBytes = 0
  let progress = 0
  let closing = false
  let pingDue = false
  let sink: EventSink | null = null
  let full = false
  let due = false
  let stopBeating = (): void => undefined

  const add = (event: (typeof liveHttpEvents)[number], data: string): void => {
    const text = `id: ${firstNumber + events.length}\nevent: ${event}\ndata: ${data}\n\n`
    events.push(text)
    waitingBytes += text.length
    writeSoon()
  }

  /** What one tick brings goes out in one piece. */
  const writeSoon = (): void => {
    if (due || sink === null || full) return
    due = true
    setImmediate(() => {
      due = false
      write()
    })
  }

  const write = (): void => {
    while (sink !== null && !full && (next < events.length || pingDue)) {
      let piece = pingDue ? 'event: ping\ndata:\n\n' : ''
      pingDue = false
      for (let text = events[next]; text !== undefined && piece.length < pieceBytes; text = events[next]) {
        piece += text
        waitingBytes -= text.length
        writtenBytes += text.length
        next += 1
      }
      full = !sink.write(piece)
      beat()
    }
    if (sink !== null && closing && next === events.length) {
      stopBeating()
      sink.end()
      sink = null
      o.onEnded()
    }
    forget()
  }

  /** Keeps what a cut may have swallowed, and the last event however large it is. */
  const forget = (): void => {
    if (writtenBytes <= 2 * keptBytes) return
    let from = 0
    while (from < next - 1 && writtenBytes > keptBytes) {
      writtenBytes -= events[from]?.length ?? 0
      from += 1
    }
    events = events.slice(from)
    firstNumber += from
    next -= from
  }

  const beat = (): void => {
    stopBeating()
    stopBeating = o.clock.after(heartbeatMs, () => {
      if (sink !== null && !full) full = !sink.write(':\n\n')
      beat()
    })
  }

  const stop = (): void => {
    stopBeating()
    sink?.destroy()
    sink = null
  }

  return {
    get queuedBytes() {
      return waitingBytes + (full ? (sink?.writableLength ?? 0) : 0)
    },
    get progress() {
      return progress
    },
    frame: (base64) => add('frame', base64),
    ping() {
      pingDue = true
      writeSoon()
    },
    close(why) {
      add('close', JSON.stringify(why))
      closing = true
    },
    attach(to, after) {
      const at = after + 1 - firstNumber
      if (at < 0 || at > events.length) return false
      stop()
      next = at
      waitingBytes = bytesOf(events.slice(at))
      writtenBytes = bytesOf(events.slice(0, at))
      sink = to
      full = !to.write(opening)
      progress += 1
      beat()
      writeSoon()
      return true
    },
    detach(from) {
      if (sink !== from) return false
      stopBeating()
      sink = null
      return true
    },
    resume(from) {
      if (sink !== from) return
      full = false
      progress += 1
      write()
      if (!full && next === events.length) o.onDrained()
    },
    stop,
  }
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}
