// Line standing: how the client's side of a room stands, read from its state, and the smallest steps of line-core.ts. Pure.
// Asked by everything in client/live that must know whether an edit can be made, or is saved.

import type { Refusal } from '../../shared/outcome.ts'
import type { LineEntry, LineState, LineStepped, LineTimer } from './line-protocol.ts'

/** When an event came: page clock in milliseconds; at least 0 and below 1. */
export type At = { readonly nowMs: number; readonly random: number }

/** @returns whether the shown document is in sync over an open socket, and is not being replaced. */
export function lineReady(state: LineState<LineEntry>): boolean {
  return state.phase.name === 'open' && state.inSync && state.next === null && !state.retired
}

/** @returns why no edit can be made now, or null. */
export function whyNoEdit(state: LineState<LineEntry>): Refusal | null {
  if (state.phase.name === 'closed') return state.phase.refusal
  if (state.phase.name === 'loading' || state.welcome === null) return { code: 'UNAVAILABLE' }
  if (!state.welcome.mayWrite) return { code: 'FORBIDDEN' }
  return state.readOnly === null ? null : { code: 'READ_ONLY' }
}

/** @returns the newest document: the one whose connection counts. */
export function newestDocument(state: LineState<LineEntry>): number | null {
  return state.next ?? state.shown
}

/** @returns how an edit stands that is written in this document now. */
export function stageOf(state: LineState<LineEntry>, document: number): 'applied' | 'again-value' {
  return document === state.shown && !state.retired ? 'applied' : 'again-value'
}

/** @returns whether this document's connection is the one that counts. One that was given up has nothing more to say. */
export function isNewest(state: LineState<LineEntry>, document: number): boolean {
  return document === newestDocument(state) && !(state.retired && state.next === null) && state.phase.name !== 'closed'
}

export function nothing<Entry extends LineEntry>(state: LineState<Entry>): LineStepped<Entry> {
  return { state, effects: [] }
}

export function andThen<Entry extends LineEntry>(
  stepped: LineStepped<Entry>,
  next: (state: LineState<Entry>) => LineStepped<Entry>,
): LineStepped<Entry> {
  const { state, effects } = next(stepped.state)
  return { state, effects: [...stepped.effects, ...effects] }
}

/** Begins to wait, unless it waits already. */
export function waits<Entry extends LineEntry>(
  state: LineState<Entry>,
  timer: LineTimer,
  waitMs: number,
): LineStepped<Entry> {
  if (state.waits.includes(timer)) return nothing(state)
  return { state: { ...state, waits: [...state.waits, timer] }, effects: [{ kind: 'wait', timer, waitMs }] }
}
