// Line entries: what happens to edits that wait, beyond what the connection does to them: written, brought in, struck out. Pure; the rules of
// bringing edits in again, in order and in bounds, stand here. Called by line-core.ts.

import { framesBurst, framesPerSecond } from '../../shared/contract/limits.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Brought, LineEntry, LineState, LineStepped } from './line-protocol.ts'
import { type At, andThen, lineReady, nothing, stageOf, waits, whyNoEdit } from './line-standing.ts'
import { withEntry, withoutEntry } from './pending.ts'

/** Edits brought in and not acknowledged, at most. */
const window = 100
const bringInAgainMs = 500

export function kept<Entry extends LineEntry>(state: LineState<Entry>, entry: Entry): LineStepped<Entry> {
  return { state: { ...state, pending: withEntry(state.pending, entry) }, effects: [{ kind: 'keep', entry }] }
}

/** What is written in a document that is being replaced, or was, is made again in its successor. */
export function recorded<Entry extends LineEntry>(
  state: LineState<Entry>,
  event: At & { readonly document: number; readonly entry: Entry },
): LineStepped<Entry> {
  const stage = stageOf(state, event.document)
  const put = kept(state, { ...event.entry, stage, frame: null })
  return stage === 'applied' ? put : andThen(put, (next) => bringIn(next, event))
}

export function described<Entry extends LineEntry>(state: LineState<Entry>, entry: Entry): LineStepped<Entry> {
  const known = state.pending.find(({ id }) => id === entry.id)
  return known === undefined ? nothing(state) : kept(state, { ...entry, stage: known.stage, frame: known.frame })
}

export function overtaken<Entry extends LineEntry>(
  state: LineState<Entry>,
  { ids, refusal }: { readonly ids: readonly string[]; readonly refusal: Refusal },
): LineStepped<Entry> {
  const isOver = (each: Entry): boolean => ids.includes(each.id)
  return {
    state: { ...state, pending: state.pending.filter((each) => !isOver(each)) },
    effects: state.pending.filter(isOver).map((entry) => ({ kind: 'aside', entry, refusal })),
  }
}

export function brought<Entry extends LineEntry>(
  state: LineState<Entry>,
  { id, came }: { readonly id: string; readonly came: Brought },
): LineStepped<Entry> {
  const entry = state.pending.find((each) => each.id === id)
  if (entry === undefined) return nothing(state)
  const left = { ...state, pending: withoutEntry(state.pending, id) }
  // Committed, and only the answer was lost.
  if (came === 'saved') return { state: left, effects: [{ kind: 'strike', ids: [id] }] }
  if (typeof came === 'object') return { state: left, effects: [{ kind: 'aside', entry, refusal: came.refusal }] }
  // Written without anything being told: it stood there already.
  if (came === 'written' && entry.stage === 'applied') return nothing(state)
  const underWay = left.pending.filter(({ stage }) => stage === 'applied')
  if (underWay.length === 0) return { state: left, effects: [{ kind: 'strike', ids: [id] }] }
  // It may stand only by another of one's own edits that is not acknowledged yet: it shares the fate of the last of them.
  const frame = underWay.reduce<number | null>(
    (last, each) => (last === null || each.frame === null ? null : Math.max(last, each.frame)),
    0,
  )
  const stands: Entry = { ...entry, stage: 'applied', frame }
  return nothing({ ...left, pending: withEntry(state.pending, stands) })
}

/** Brings in what waits, as much as may be under way at once, and no faster than leaves room for one's own typing. */
export function bringIn<Entry extends LineEntry>(state: LineState<Entry>, { nowMs }: At): LineStepped<Entry> {
  if (!lineReady(state) || whyNoEdit(state)?.code === 'READ_ONLY') return nothing(state)
  const all = state.pending.filter(({ stage }) => stage !== 'applied')
  if (all.length === 0) return formersForgotten(state)
  // In the order they were made: what was made before the answer is there waits, and what comes after it too.
  const unsure = all.findIndex((entry) => !isClear(state, entry))
  const waiting = unsure === -1 ? all : all.slice(0, unsure)
  return andThen(formerAsked(state, all[unsure]?.generation), (next) => broughtIn(next, { waiting, nowMs }))
}

function broughtIn<Entry extends LineEntry>(
  state: LineState<Entry>,
  { waiting, nowMs }: { readonly waiting: readonly Entry[]; readonly nowMs: number },
): LineStepped<Entry> {
  if (waiting.length === 0) return nothing(state)
  const earned = ((nowMs - state.budget.atMs) / 1_000) * (framesPerSecond / 2)
  const frames = Math.min(framesBurst / 2, state.budget.frames + earned)
  const underWay = state.pending.filter(({ stage }) => stage === 'applied').length
  const count = Math.max(0, Math.min(window - underWay, Math.floor(frames), waiting.length))
  const spent = { ...state, budget: { frames: frames - count, atMs: nowMs } }
  const later = count < waiting.length ? waits(spent, 'bring-in', bringInAgainMs) : nothing(spent)
  if (count === 0) return later
  return { state: later.state, effects: [...later.effects, { kind: 'bring-in', entries: waiting.slice(0, count) }] }
}

/** Whether it is known of an entry if it is committed: its document tells, or what its generation came to, where a server says that. */
function isClear<Entry extends LineEntry>({ welcome, formers }: LineState<Entry>, { generation }: Entry): boolean {
  if (generation === welcome?.generation || generation === '' || welcome?.tellsFormer !== true) return true
  return formers.some((each) => each.generation === generation && each.isTold)
}

function formerAsked<Entry extends LineEntry>(state: LineState<Entry>, generation?: string): LineStepped<Entry> {
  const { shown, formers } = state
  const isAsked = formers.some((each) => each.generation === generation)
  if (generation === undefined || shown === null || isAsked) return nothing(state)
  return {
    state: { ...state, formers: [...formers, { generation, isTold: false }] },
    effects: [{ kind: 'ask-former', document: shown, generation }],
  }
}

export function formerTold<Entry extends LineEntry>(state: LineState<Entry>, generation: string): LineState<Entry> {
  const others = state.formers.filter((each) => each.generation !== generation)
  return { ...state, formers: [...others, { generation, isTold: true }] }
}

function formersForgotten<Entry extends LineEntry>(state: LineState<Entry>): LineStepped<Entry> {
  if (state.formers.length === 0) return nothing(state)
  return { state: { ...state, formers: [] }, effects: [{ kind: 'forget-formers' }] }
}
