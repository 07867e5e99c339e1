// Line core: the client's side of a room's protocol, as a pure state machine. Knows no socket, document, store or clock: what happened comes in
// as an event, what is to be done goes out as effects, in order. Promises that an edit leaves the list of those that wait only as struck out,
// when a frame that held the whole of it was acknowledged or it stands in the server's document, or as put before the person (SAV1–SAV4).
// Run unchanged by document-line.ts and by the simulation.

import { framesBurst } from '../../shared/contract/limits.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { afterClose } from './after-close.ts'
import { afterRefusal, allAgain } from './after-refusal.ts'
import { bringIn, brought, described, formerTold, kept, overtaken, recorded } from './line-entries.ts'
import type { LineEffect, LineEntry, LineEvent, LineState, LineStepped, LineTimer } from './line-protocol.ts'
import { type At, andThen, isNewest, lineReady, newestDocument, nothing, waits } from './line-standing.ts'
import { connectionLost, frameSent, framesSaved } from './pending.ts'

/** Documents fetched anew within this time count towards the wait before the next; so many are fetched at once. */
const rebuildMemoryMs = 30_000
const rebuildsAtOnce = 3

/** @returns a room that has its first document yet to open, and what opens it. */
export function startLine<Entry extends LineEntry>(o: {
  readonly personId: string
  readonly nowMs: number
}): LineStepped<Entry> {
  return opened({
    personId: o.personId,
    phase: { name: 'loading' },
    shown: null,
    next: null,
    opened: 0,
    retired: false,
    inSync: false,
    welcome: null,
    readOnly: null,
    pending: [],
    formers: [],
    rebuiltMs: [],
    budget: { frames: framesBurst / 2, atMs: o.nowMs },
    waits: [],
  })
}

/** One event. Pure: the same state and event always give the same answer. */
export function stepLine<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: LineEvent<Entry>,
): LineStepped<Entry> {
  switch (event.kind) {
    case 'recorded':
      return recorded(state, event)
    case 'described':
      return described(state, event.entry)
    case 'brought':
      return brought(state, event)
    case 'overtaken':
      return overtaken(state, event)
    case 'taken-over': {
      const entry: Entry = { ...event.entry, stage: event.fits ? 'again-bytes' : 'again-value', frame: null }
      return andThen(kept(state, entry), (next) => bringIn(next, event))
    }
    case 'timer':
      return timer({ ...state, waits: state.waits.filter((each) => each !== event.timer) }, event)
    case 'stalled':
      return onNewest(state, 'reconnect')
    case 'returned':
      return onNewest(state, 'connect')
    default:
      return isNewest(state, event.document) ? ofConnection(state, event) : nothing(state)
  }
}

type OfConnection<Entry extends LineEntry> = Extract<
  LineEvent<Entry>,
  { kind: 'welcome' | 'saved' | 'status' | 'refused' | 'sent' | 'former' | 'ready' | 'down' | 'closed' | 'differs' }
>

function ofConnection<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: OfConnection<Entry>,
): LineStepped<Entry> {
  switch (event.kind) {
    case 'welcome':
      return welcomed(state, event)
    case 'status':
      return andThen(nothing({ ...state, readOnly: event.readOnly }), (next) => bringIn(next, event))
    case 'sent':
      return nothing({ ...state, pending: frameSent(state.pending, event) })
    case 'saved': {
      const { left, saved } = framesSaved(state.pending, event.frames)
      const struck: LineEffect<Entry>[] = saved.length > 0 ? [{ kind: 'strike', ids: saved.map(({ id }) => id) }] : []
      return andThen({ state: { ...state, pending: left }, effects: struck }, (next) => bringIn(next, event))
    }
    case 'former':
      return andThen(nothing(formerTold(state, event.generation)), (next) => bringIn(next, event))
    case 'ready':
      return ready(state, event)
    case 'down':
      return nothing(lineDown(state))
    case 'refused':
      return refused(state, event)
    case 'closed':
      return closedBy(state, event)
    case 'differs':
      return state.pending.length === 0 && lineReady(state) ? rebuild(state, event) : nothing(state)
  }
}

/** What was asked over a connection that is gone is asked again. */
function lineDown<Entry extends LineEntry>(state: LineState<Entry>): LineState<Entry> {
  const formers = state.formers.filter(({ isTold }) => isTold)
  return { ...state, inSync: false, readOnly: null, pending: connectionLost(state.pending), formers }
}

function opened<Entry extends LineEntry>(state: LineState<Entry>): LineStepped<Entry> {
  const document = state.opened + 1
  return {
    state: { ...state, next: document, opened: document, inSync: false },
    effects: [{ kind: 'open', document }],
  }
}

function welcomed<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: Extract<LineEvent<Entry>, { kind: 'welcome' }>,
): LineStepped<Entry> {
  // Somebody else has signed in in this browser: these edits are not theirs to send.
  if (event.welcome.person.id !== state.personId) return shut(state, { code: 'NOT_SIGNED_IN' })
  const met = { ...state, welcome: event.welcome }
  // What stands in the document and was not sent would only be refused; it is tried under today's rights, and shown.
  if (event.welcome.mayWrite || !met.pending.some(({ stage }) => stage === 'applied')) return nothing(met)
  return rebuild({ ...met, pending: allAgain(met.pending, 'value') }, event)
}

function ready<Entry extends LineEntry>(
  state: LineState<Entry>,
  at: At & { readonly document: number },
): LineStepped<Entry> {
  if (state.welcome === null) return nothing(state)
  const inSync: LineState<Entry> = { ...state, inSync: true }
  if (at.document !== state.next) return bringIn(inSync, at)
  const swapped: LineStepped<Entry> = {
    state: { ...inSync, phase: { name: 'open' }, shown: at.document, next: null, retired: false },
    effects: [{ kind: 'show', document: at.document, instead: state.shown }],
  }
  return andThen(swapped, (next) => bringIn(next, at))
}

/** Fetches the document anew. The one that is shown stays until the new one is in sync. */
function rebuild<Entry extends LineEntry>(state: LineState<Entry>, at: At): LineStepped<Entry> {
  const old = newestDocument(state)
  const lately = state.rebuiltMs.filter((ms) => at.nowMs - ms < rebuildMemoryMs)
  const times = lately.length + 1 - rebuildsAtOnce
  const waitMs = times <= 0 ? 0 : Math.min(10_000, 250 * 2 ** times) * (0.5 + at.random / 2)
  const given: LineState<Entry> = {
    ...state,
    next: null,
    inSync: false,
    formers: state.formers.filter(({ isTold }) => isTold),
    retired: state.shown !== null,
    rebuiltMs: [...lately, at.nowMs],
  }
  const parted: LineEffect<Entry>[] = old === null ? [] : [{ kind: 'part', document: old, forget: old !== state.shown }]
  return andThen({ state: given, effects: parted }, (next) => waits(next, 'rebuild', waitMs))
}

function refused<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: At & { readonly frame: number | null; readonly refusal: Refusal },
): LineStepped<Entry> {
  const { notKept, again } = afterRefusal(state.pending, event.frame)
  const aside = notKept.map((entry): LineEffect<Entry> => ({ kind: 'aside', entry, refusal: event.refusal }))
  return andThen({ state: { ...state, pending: again }, effects: aside }, (next) => rebuild(next, event))
}

function closedBy<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: At & { readonly code: number; readonly reason: string },
): LineStepped<Entry> {
  const after = afterClose(event)
  if (after.kind === 'closed') return shut(state, after.refusal)
  if (after.kind === 'refused') return refused(state, { ...event, frame: null, refusal: after.refusal })
  if (after.kind === 'rebuild') return rebuild({ ...state, pending: allAgain(state.pending, after.by) }, event)
  return waits(state, 'connect', after.waitMs * (1 + event.random))
}

function shut<Entry extends LineEntry>(state: LineState<Entry>, refusal: Refusal): LineStepped<Entry> {
  const document = newestDocument(state)
  return {
    state: { ...state, phase: { name: 'closed', refusal }, inSync: false },
    effects: document === null ? [] : [{ kind: 'part', document, forget: false }],
  }
}

function timer<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: At & { readonly timer: LineTimer },
): LineStepped<Entry> {
  if (event.timer === 'bring-in') return bringIn(state, event)
  if (event.timer === 'connect') return onNewest(state, 'connect')
  return state.phase.name === 'closed' || state.next !== null ? nothing(state) : opened(state)
}

function onNewest<Entry extends LineEntry>(state: LineState<Entry>, kind: 'connect' | 'reconnect'): LineStepped<Entry> {
  const document = newestDocument(state)
  if (document === null || state.phase.name === 'closed' || (state.retired && state.next === null))
    return nothing(state)
  return { state, effects: [{ kind, document }] }
}
