// Room waiting: the frames of a room that are judged and not answered yet. Pure. A chain, newest first, so that one more costs the same however
// many there are. Called by room-core alone.

import type { Chain, RoomEffect, RoomState, WaitingFrame } from './room-protocol.ts'

/** To each session the last frame saved, once; then the refusals. */
export function answers<Update, Row>(
  { sessions }: RoomState<Update>,
  o: { readonly answered: readonly WaitingFrame<Update>[]; readonly at: Date | null },
): RoomEffect<Update, Row>[] {
  const last = new Map<number, number>()
  const refusals: RoomEffect<Update, Row>[] = []
  for (const { key, frame, verdict } of o.answered) {
    if (sessions.get(key) === undefined) continue
    if (verdict.kind === 'refusal') refusals.push({ kind: 'refuse', key, frame, refusal: verdict.refusal })
    else last.set(key, frame)
  }
  const saved = [...last].map(([key, frames]): RoomEffect<Update, Row> => ({ kind: 'saved', key, frames, at: o.at }))
  return [...saved, ...released<Update, Row>(o.answered), ...refusals]
}

/** Says of each session how many frames of it wait no more. */
export function released<Update, Row>(frames: readonly WaitingFrame<Update>[]): RoomEffect<Update, Row>[] {
  const byKey = new Map<number, { frames: number; bytes: number }>()
  for (const { key, bytes } of frames) {
    const sum = byKey.get(key)
    if (sum === undefined) byKey.set(key, { frames: 1, bytes })
    else {
      sum.frames += 1
      sum.bytes += bytes
    }
  }
  return [...byKey].map(([key, sum]) => ({ kind: 'released', key, ...sum }))
}

/** @returns what waits, oldest first. */
export function inOrder<Update>(chain: Chain<WaitingFrame<Update>> | null): WaitingFrame<Update>[] {
  const frames: WaitingFrame<Update>[] = []
  for (let at = chain; at !== null; at = at.before) frames.push(at.last)
  return frames.reverse()
}

/** @returns the state with these frames waiting, and nothing in flight. */
export function withWaiting<Update>(
  state: RoomState<Update>,
  waiting: readonly WaitingFrame<Update>[],
): RoomState<Update> {
  let later: Chain<WaitingFrame<Update>> | null = null
  let laterRows = 0
  let waitingBytes = 0
  for (const last of waiting) {
    later = { last, before: later }
    if (last.verdict.kind === 'row') laterRows += 1
    waitingBytes += last.bytes
  }
  return { ...state, inFlight: [], later, laterRows, waitingBytes }
}

/** @returns the state with nothing waiting. */
export function emptied<Update>(state: RoomState<Update>): RoomState<Update> {
  return withWaiting(state, [])
}
