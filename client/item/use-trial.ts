// A frame being tried out, as it is dragged: what one has in hand shows at once, and goes out to everybody at most five times a second, the newest alone, while a frame
// is tried. Called by the frame's page and by the lines of the queue.

import { useEffect, useRef, useState } from 'react'
import type { FrameBody, TryFrame } from '../../shared/contract/frame.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useStopTrying, useTryFrame } from '../api/frame-queries.ts'

const sendEveryMs = 200

export interface Trial {
  /** What stands on the sliders. */
  readonly frame: TryFrame
  readonly isOn: boolean
  readonly isBusy: boolean
  /** The sliders stand elsewhere than the frame, and nobody else sees it. */
  readonly isMoved: boolean
  readonly error: unknown
  set(which: keyof TryFrame, mnok: number): void
  /** As `set`, and everybody sees it from there on. */
  setForAll(which: keyof TryFrame, mnok: number): void
  start(): void
  stop(): void
  /** Puts the sliders back where the frame has them. */
  back(): void
}

export function useTrial(programmeId: ProgrammeId, body: FrameBody): Trial {
  const tryOut = useTryFrame(programmeId)
  const stopTrying = useStopTrying(programmeId)
  const { trial, frame: inForce } = body
  const [inHand, setInHand] = useState<TryFrame | null>(null)
  const waiting = useRef<TryFrame | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  const isOn = trial !== null
  const stands = trial ?? inForce
  const frame = inHand ?? { p50: stands.p50, p85: stands.p85 }

  const send = async (): Promise<void> => {
    const next = waiting.current
    waiting.current = null
    if (next !== null) await tryOut.mutateAsync(next).catch(() => null)
    timer.current = null
    // What is in hand stands until the server has said the same, and nothing newer has been taken up.
    if (waiting.current !== null) sendSoon()
    else setInHand((held) => (next !== null && isSame(held, next) ? null : held))
  }
  const sendSoon = (): void => {
    timer.current ??= setTimeout(() => void send(), sendEveryMs)
  }

  const tell = (next: TryFrame): void => {
    waiting.current = next
    sendSoon()
  }

  return {
    frame,
    isOn,
    isBusy: stopTrying.isPending || (tryOut.isPending && !isOn),
    isMoved: inHand !== null && !isOn,
    error: tryOut.error ?? stopTrying.error,
    set(which, mnok) {
      const next = withOne(frame, which, mnok)
      setInHand(next)
      if (isOn) tell(next)
    },
    setForAll(which, mnok) {
      const next = withOne(frame, which, mnok)
      setInHand(next)
      tell(next)
    },
    start() {
      waiting.current = frame
      void send()
    },
    stop() {
      waiting.current = null
      setInHand(null)
      stopTrying.mutate(null)
    },
    back: () => setInHand(null),
  }
}

/** Neither passes the other: upwards P50 takes P85 along, downwards P85 takes P50. */
function withOne(frame: TryFrame, which: keyof TryFrame, mnok: number): TryFrame {
  return which === 'p50' ? { p50: mnok, p85: Math.max(mnok, frame.p85) } : { p50: Math.min(mnok, frame.p50), p85: mnok }
}

function isSame(one: TryFrame | null, other: TryFrame): boolean {
  return one !== null && one.p50 === other.p50 && one.p85 === other.p85
}
