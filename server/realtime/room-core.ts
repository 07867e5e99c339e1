// Room core: the protocol of one room on one node, as a pure state machine. Knows no document, socket, clock or store: what happened comes
// in as an event, what is to be done goes out as effects, in the order in which they must be done. Promises the order that holds: durable,
// then shown, then saved (ADM7, ADM8); that frames are answered in the order they came; that nothing dropped is ever acknowledged.
// Run unchanged by room.ts and by the simulation.

import type { Fences } from '../store/log-row.ts'
import { noneKeyed } from './keyed.ts'
import { backAgain, damaged, outage, storeBack } from './room-outage.ts'
import type {
  FrameVerdict,
  Heard,
  RoomEffect,
  RoomEvent,
  RoomState,
  SessionCore,
  Stepped,
  WaitingFrame,
} from './room-protocol.ts'
import { answers, emptied, inOrder, released, withWaiting } from './room-waiting.ts'

/** Bytes that may wait in one room; beyond it the room counts as an outage. */
export const maxRoomBytes = 4 * 1_048_576
const maxMisreads = 3

/** @returns a room nobody has joined yet, as loaded. */
export function openedRoom<Update>(o: {
  readonly head: number
  readonly fences: Fences
  /** True when this is the last good state of a log that is damaged. */
  readonly damaged?: boolean
}): RoomState<Update> {
  return {
    phase: 'open',
    mode: o.damaged === true ? 'quarantined' : 'rw',
    head: o.head,
    fences: o.fences,
    stale: false,
    misread: 0,
    overtaken: false,
    leftOut: false,
    sessions: noneKeyed(),
    inFlight: [],
    later: null,
    laterRows: 0,
    waitingBytes: 0,
  }
}

/** @returns whether a frame of this session is to be judged now; otherwise it is taken with a verdict of null. */
export function judges(state: RoomState<unknown>, frame: { readonly key: number; readonly step2: boolean }): boolean {
  const session = state.sessions.get(frame.key)
  if (session === undefined || state.phase === 'closed' || state.mode !== 'rw') return false
  if (session.state === 'taking') return true
  return session.state === 'parted' && frame.step2 && session.answered + 1 === session.asked
}

/** @returns true when nothing waits for the store or is being read. */
export function isQuiet(state: RoomState<unknown>): boolean {
  return state.phase === 'open' && !state.stale && state.later === null
}

/** One event. Pure: the same state and event always give the same answer. */
export function stepRoom<Update, Row extends { readonly position: number }>(
  state: RoomState<Update>,
  event: RoomEvent<Update, Row>,
): Stepped<Update, Row> {
  if (state.phase === 'closed') return { state, effects: [] }
  switch (event.kind) {
    case 'joined':
      return joined(state, event.key)
    case 'left':
      return { state: { ...state, sessions: state.sessions.with(event.key, null) }, effects: [] }
    case 'frame':
      return goOn(frameTaken(state, event))
    case 'cut':
      return cut(state)
    case 'appended':
      return goOn(appended(state, event))
    case 'not-appended':
      return goOn(notAppended(state))
    case 'heard':
      return heard(state, event.heard)
    case 'read':
      return goOn(read(state, event))
    case 'judged-again':
      return goOn(judgedAgain(state, event.verdicts))
    case 'outage':
      return event.damaged ? damaged(state) : goOn(outage(state))
    case 'store-back':
      return goOn(storeBack(state))
    case 'close':
      return { state: emptied({ ...state, phase: 'closed' }), effects: [{ kind: 'closed', why: event.why }] }
  }
}

function nothing<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  return { state, effects: noEffects }
}

/** What most frames come to: made once. */
const noEffects = [] as const
const wantCommit = [{ kind: 'want-commit' }] as const

/** Every session is asked for what it has as it comes in. */
function joined<Update, Row>(state: RoomState<Update>, key: number): Stepped<Update, Row> {
  const session: SessionCore = { state: 'taking', frames: 0, asked: 1, answered: 0 }
  return {
    state: { ...state, sessions: state.sessions.with(key, session) },
    effects: [{ kind: 'ask', key }],
  }
}

function frameTaken<Update, Row>(
  state: RoomState<Update>,
  event: Extract<RoomEvent<Update, Row>, { kind: 'frame' }>,
): Stepped<Update, Row> {
  const session = state.sessions.get(event.key)
  if (session === undefined || session.state === 'refused') return nothing(state)
  const { key, update, bytes, verdict } = event
  const frames = session.frames + 1
  // One that was not asked for answers nothing: else a client that once said too much would never be heard again.
  const answered = Math.min(session.asked, session.answered + (event.step2 ? 1 : 0))
  if (verdict === null) {
    const parted: SessionCore = { ...session, state: 'parted', frames, answered }
    return {
      state: { ...state, sessions: state.sessions.with(key, parted) },
      effects: [{ kind: 'released', key, frames: 1, bytes }],
    }
  }
  const next = verdict.kind === 'refusal' ? 'refused' : 'taking'
  const taken: SessionCore = { state: next, frames, asked: session.asked, answered }
  const waits: WaitingFrame<Update> = { key, frame: frames, update, bytes, verdict }
  const added = withFrame(state, waits, state.sessions.with(key, taken))
  return added.waitingBytes > maxRoomBytes ? outage(added) : nothing(added)
}

/** Written out: this is done for every frame, and a copy by `...` would take longer than everything else here. */
function withFrame<Update>(
  state: RoomState<Update>,
  last: WaitingFrame<Update>,
  sessions: RoomState<Update>['sessions'],
): RoomState<Update> {
  return {
    phase: state.phase,
    mode: state.mode,
    head: state.head,
    fences: state.fences,
    stale: state.stale,
    misread: state.misread,
    overtaken: state.overtaken,
    leftOut: state.leftOut,
    sessions,
    inFlight: state.inFlight,
    later: { last, before: state.later },
    laterRows: state.laterRows + (last.verdict.kind === 'row' ? 1 : 0),
    waitingBytes: state.waitingBytes + last.bytes,
  }
}

function cut<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  if (state.phase !== 'open' || readsFirst(state) || state.mode !== 'rw' || state.laterRows === 0) return nothing(state)
  const inFlight = inOrder(state.later)
  const rows = inFlight.filter((each) => each.verdict.kind === 'row')
  return {
    state: { ...state, phase: 'committing', overtaken: false, inFlight, later: null, laterRows: 0 },
    effects: [{ kind: 'append', afterPosition: state.head, fences: state.fences, waits: state.leftOut, rows }],
  }
}

function appended<Update, Row>(
  state: RoomState<Update>,
  { first, last, at }: Extract<RoomEvent<Update, Row>, { kind: 'appended' }>,
): Stepped<Update, Row> {
  if (state.phase !== 'committing') return nothing(state)
  const { inFlight } = state
  const rows = inFlight.filter((each) => each.verdict.kind === 'row')
  // Rows of a session may have been laid together: there are as many as were handed over, which the shell has seen to.
  if (first !== state.head + 1 || last < first || last > state.head + rows.length) return notAppended(state)
  const left = inFlight.reduce((bytes, each) => bytes - each.bytes, state.waitingBytes)
  return {
    state: { ...state, phase: 'open', head: last, leftOut: false, inFlight: [], waitingBytes: left },
    effects: [
      { kind: 'settle', rows },
      { kind: 'announce', head: last },
      ...answers<Update, Row>(state, { answered: inFlight, at }),
    ],
  }
}

/** What was in flight waits again, before what came later, and is judged anew once the log was read. */
function notAppended<Update, Row>(state: RoomState<Update>): Stepped<Update, Row> {
  if (state.phase !== 'committing') return nothing(state)
  const waiting = [...state.inFlight, ...inOrder(state.later)]
  return nothing({ ...withWaiting(state, waiting), phase: 'open', stale: true, leftOut: true })
}

/** Who is in quarantine reads nothing on; where the room is another's now, or rights are others, it is opened anew. */
function heard<Update, Row extends { readonly position: number }>(
  state: RoomState<Update>,
  told: Heard,
): Stepped<Update, Row> {
  if (state.mode !== 'quarantined') return goOn(nothing(isNews(state, told) ? { ...state, stale: true } : state))
  const { generation, accessVersion } = { ...state.fences, ...told }
  if (!isNews(state, { generation, accessVersion })) return nothing(state)
  return stepRoom<Update, Row>(state, { kind: 'close', why: 'unreadable' })
}

function isNews({ head, fences }: RoomState<unknown>, heard: Heard): boolean {
  return (
    (heard.head ?? 0) > head ||
    (heard.generation ?? fences.generation) !== fences.generation ||
    (heard.ruleEpoch ?? fences.ruleEpoch) !== fences.ruleEpoch ||
    (heard.accessVersion ?? fences.accessVersion) !== fences.accessVersion
  )
}

function read<Update, Row extends { readonly position: number }>(
  state: RoomState<Update>,
  { after, head, fences, rows }: Extract<RoomEvent<Update, Row>, { kind: 'read' }>,
): Stepped<Update, Row> {
  if (state.phase !== 'reading') return nothing(state)
  if (fences.generation !== state.fences.generation) {
    return { state: emptied({ ...state, phase: 'closed' }), effects: [{ kind: 'closed', why: 'generation' }] }
  }
  const follows = after === state.head && head === after + rows.length
  if (!follows || rows.some((row, index) => row.position !== after + 1 + index)) {
    const misread = state.misread + 1
    if (misread <= maxMisreads) {
      return {
        state: { ...state, phase: 'open', stale: true, misread },
        effects: [{ kind: 'misread', times: misread }],
      }
    }
    return { state: emptied({ ...state, phase: 'closed' }), effects: [{ kind: 'closed', why: 'unreadable' }] }
  }
  const left = withoutGone(state, fences)
  const again = inOrder(left.later).filter((each) => each.verdict.kind !== 'refusal')
  const effects: RoomEffect<Update, Row>[] = []
  // Also when there is no row: a batch whose outcome was not known may still stand in the candidate, and rights may be others.
  if (rows.length > 0 || again.length > 0 || left !== state) effects.push({ kind: 'forget' })
  if (rows.length > 0) effects.push({ kind: 'take', rows })
  if (again.length > 0) effects.push({ kind: 'judge-again', frames: again })
  const back = backAgain<Update, Row>({
    ...left,
    phase: 'open',
    head,
    fences,
    misread: 0,
    overtaken: state.stale,
  })
  return { state: back.state, effects: [...effects, ...back.effects] }
}

/**
 * Where rights have changed, what was sent by whoever is gone waits no more: another node may have refused her the same meanwhile, and what
 * she was told is not kept must not come after all. It was never said to be saved, and comes again with her.
 */
function withoutGone<Update>(
  state: RoomState<Update>,
  { accessVersion }: RoomState<Update>['fences'],
): RoomState<Update> {
  if (accessVersion === state.fences.accessVersion) return state
  const waiting = inOrder(state.later)
  const kept = waiting.filter(({ key }) => state.sessions.get(key) !== undefined)
  return kept.length === waiting.length ? state : withWaiting(state, kept)
}

/** Once a session is refused, whatever it sent afterwards is gone (ADM6). */
function judgedAgain<Update, Row>(state: RoomState<Update>, verdicts: readonly FrameVerdict[]): Stepped<Update, Row> {
  let { sessions } = state
  const refused = new Set<number>()
  const kept: WaitingFrame<Update>[] = []
  const gone: WaitingFrame<Update>[] = []
  let at = 0
  for (const each of inOrder(state.later)) {
    const verdict = each.verdict.kind === 'refusal' ? each.verdict : verdicts[at++]
    if (verdict === undefined) throw new Error('a waiting frame was not judged again')
    if (refused.has(each.key)) {
      gone.push(each)
      continue
    }
    kept.push({ ...each, verdict })
    if (verdict.kind !== 'refusal') continue
    refused.add(each.key)
    const session = sessions.get(each.key)
    if (session !== undefined) sessions = sessions.with(each.key, { ...session, state: 'refused' })
  }
  return { state: withWaiting({ ...state, sessions }, kept), effects: released(gone) }
}

/** Answers what waits for no commit, reads what is not known, and asks for a commit when something is to be written. */
function goOn<Update, Row>(stepped: Stepped<Update, Row>): Stepped<Update, Row> {
  const { state, effects } = stepped
  if (state.phase !== 'open') return stepped
  if (effects.length > 0 && effects.some((each) => each.kind === 'judge-again')) return stepped
  if (readsFirst(state)) {
    return {
      state: { ...state, phase: 'reading', stale: false },
      effects: [...effects, { kind: 'read', after: state.head }],
    }
  }
  if (state.later === null) return stepped
  if (state.laterRows > 0) return { state, effects: effects.length === 0 ? wantCommit : [...effects, ...wantCommit] }
  const answered = inOrder(state.later)
  return {
    state: withWaiting(state, []),
    effects: [...effects, ...answers<Update, Row>(state, { answered, at: null })],
  }
}

function readsFirst({ stale, overtaken, laterRows }: RoomState<unknown>): boolean {
  return stale && !(overtaken && laterRows > 0)
}
