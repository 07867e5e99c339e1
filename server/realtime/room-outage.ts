// Room outage: how a room goes over to being read only, because the store is away or its log is damaged, and how it comes back. Pure; parts
// of the machine in room-core.ts, which alone calls them. Promises that what waited is dropped and never acknowledged, and that whoever
// lost something is asked for everything when the store is back.

import type { RoomEffect, RoomState, Stepped } from './room-protocol.ts'
import { emptied, inOrder, released } from './room-waiting.ts'

/** Whether what was in flight landed is of no account: it is never acknowledged. */
export function damaged<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  const { state: dropped, effects } = outage<Update, Row>(state)
  const told =
    state.mode === 'rw' || state.mode === 'quarantined' ? [] : [{ kind: 'status', mode: 'read-only' } as const]
  return { state: { ...dropped, mode: 'quarantined', phase: 'open', stale: false }, effects: [...effects, ...told] }
}

export function storeBack<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  const returns = state.mode === 'read-only' || state.mode === 'returning'
  return { state: returns ? { ...state, mode: 'returning', stale: true } : state, effects: [] }
}

export function outage<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  if (state.mode === 'quarantined') return { state, effects: [] }
  const waiting = [...state.inFlight, ...inOrder(state.later)]
  let { sessions } = state
  const effects: RoomEffect<Update, Row>[] = []
  for (const { key, frame, verdict } of waiting) {
    const session = sessions.get(key)
    if (session === undefined) continue
    if (verdict.kind === 'refusal') effects.push({ kind: 'refuse', key, frame, refusal: verdict.refusal })
    else if (session.state === 'taking') sessions = sessions.with(key, { ...session, state: 'parted' })
  }
  const wasReading = state.phase === 'reading'
  const dropped = emptied({ ...state, sessions, mode: 'read-only', phase: wasReading ? 'reading' : 'open' })
  return {
    // Whether the batch in flight landed is not known: the log tells when the store is back.
    state: { ...dropped, stale: wasReading },
    effects: [
      { kind: 'forget' },
      ...(state.mode === 'rw' ? [{ kind: 'status', mode: 'read-only' } as const] : []),
      ...released<Update, Row>(waiting),
      ...effects,
    ],
  }
}

/** After an outage: those who lost frames are asked for everything. */
export function backAgain<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  if (state.mode !== 'returning') return { state, effects: [] }
  let { sessions } = state
  const effects: RoomEffect<Update, Row>[] = [{ kind: 'status', mode: 'rw' }]
  for (const [key, session] of state.sessions.entries()) {
    if (session.state !== 'parted') continue
    sessions = sessions.with(key, { ...session, asked: session.asked + 1 })
    effects.push({ kind: 'ask', key })
  }
  return { state: { ...state, mode: 'rw', sessions }, effects }
}
