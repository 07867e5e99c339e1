// Broken builds: the engine with one thing wrong, each a mistake somebody could make. The simulation must fail on every one of them, and the
// promise it names must be one that the mistake breaks. Called by the test of the simulation and by `npm run simulate -- --broken`.

import { stepLine } from '../../client/live/line-core.ts'
import type { JudgedDocument } from '../../server/realtime/judged-document.ts'
import type { RoomUpdate } from '../../server/realtime/judged-room-document.ts'
import { stepRoom } from '../../server/realtime/room-core.ts'
import type { RoomEffect, RoomEvent, RoomState } from '../../server/realtime/room-protocol.ts'
import { inOrder } from '../../server/realtime/room-waiting.ts'
import type { LogRow } from '../../server/store/log-row.ts'
import type { OurEntry } from './our-entry.ts'
import { realBuild } from './real-build.ts'
import type { Build, Frame, ShellFlaws, StepLine, StepRoom } from './sim-context.ts'
import type { StoreFlaws } from './sim-store.ts'
import type { Promised } from './violation.ts'

export interface BrokenBuild {
  readonly build: Build
  /** What the simulation must find broken: one of these. */
  readonly breaks: readonly Promised[]
  /** Found only where the store is far away. */
  readonly slow?: true
  /** A seed from which it is found soon. */
  readonly from?: number
}

type Effect = RoomEffect<Frame, LogRow>
type Event = RoomEvent<Frame, LogRow>

const shell = (flaws: ShellFlaws, ...breaks: Promised[]): BrokenBuild => ({
  build: { ...realBuild, shell: flaws },
  breaks,
})
const store = (flaws: StoreFlaws, ...breaks: Promised[]): BrokenBuild => ({
  build: { ...realBuild, store: flaws },
  breaks,
})
const judged = (wrap: Build['judged'], ...breaks: Promised[]): BrokenBuild => ({
  build: { ...realBuild, judged: wrap },
  breaks,
})
const line = (step: StepLine, ...breaks: Promised[]): BrokenBuild => ({
  build: { ...realBuild, stepLine: step },
  breaks,
})
/** The core, and what is added to or taken from what it says. */
const room = (
  change: (o: { before: RoomState<Frame>; event: Event; effects: readonly Effect[] }) => readonly Effect[],
  ...breaks: Promised[]
): BrokenBuild => {
  const step: StepRoom = (before, event) => {
    const { state, effects } = stepRoom<Frame, LogRow>(before, event)
    return { state, effects: change({ before, event, effects }) }
  }
  return { build: { ...realBuild, stepRoom: step }, breaks }
}
/** The core, with its state changed after each step. */
const roomState = (
  change: (o: { before: RoomState<Frame>; after: RoomState<Frame>; event: Event }) => RoomState<Frame>,
  ...breaks: Promised[]
): BrokenBuild => {
  const step: StepRoom = (before, event) => {
    const { state, effects } = stepRoom<Frame, LogRow>(before, event)
    return { state: change({ before, after: state, event }), effects }
  }
  return { build: { ...realBuild, stepRoom: step }, breaks }
}

export const brokenBuilds: Readonly<Record<string, BrokenBuild>> = {
  'acknowledge before commit': room(
    ({ event, effects }) =>
      event.kind === 'frame' && event.verdict?.kind === 'row'
        ? [...effects, { kind: 'saved', key: event.key, frames: 1_000, at: null }]
        : effects,
    'I1',
  ),
  'acknowledge when the batch is handed over': room(
    ({ effects }) =>
      effects.flatMap((each): Effect[] => (each.kind === 'append' ? [each, ...savedOf(each.rows)] : [each])),
    'I1',
  ),
  'acknowledge what an outage dropped': room(
    ({ before, event, effects }) =>
      event.kind === 'outage' ? [...effects, ...savedOf([...before.inFlight, ...inOrder(before.later)])] : effects,
    'I1',
  ),
  'acknowledge out of order': room(
    ({ event, effects, before }) =>
      event.kind === 'frame' && event.verdict?.kind === 'nothing' && before.later !== null
        ? [...effects, { kind: 'saved', key: event.key, frames: 1_000, at: null }]
        : effects,
    'I1',
  ),
  'judge by the state vector': judged(
    (document) => ({
      ...document,
      judge: (o) => (o.update.structs.length === 0 ? { kind: 'nothing' } : document.judge(o)),
    }),
    'I1',
  ),
  'go on taking after frames were dropped': roomState(
    ({ after, event }) =>
      event.kind === 'outage' || event.kind === 'frame' ? { ...after, sessions: taking(after) } : after,
    'I1',
    'HONEST',
  ),
  'guess what is saved of a generation that is over': shell({ guessesWhatIsSaved: true }, 'AGN'),
  'let edits grow after they went out': {
    ...line((state, event) => {
      const { state: after, effects } = stepLine<OurEntry>(state, event)
      const pending = after.pending.map((each) => ({ ...each, hasGone: false }))
      return { state: { ...after, pending }, effects }
    }, 'AGN'),
    from: 870,
  },
  'show before commit': shell({ showsAtAppend: true }, 'I2'),
  'apply before commit': shell({ appliesAtAppend: true }, 'I2'),
  'keep what was not committed': shell({ ignores: ['forget'] }, 'I2', 'LOG3', 'THROWN'),
  'admit what follows a refusal': shell({ judgesOn: true }, 'I2', 'I3', 'LOG3'),
  'leave out what others wrote': shell({ ignores: ['take'] }, 'I3', 'REST', 'THROWN', 'LOG3', 'LOG2', 'I6'),
  'tell nobody and ask nobody': shell({ ignores: ['announce', 'poll'] }, 'I3', 'REST'),
  'no fence on the head': store({ unfenced: ['head'] }, 'I4'),
  'no fence on the generation': store({ unfenced: ['generation', 'head'] }, 'I4'),
  'no fence on rights': store({ unfenced: ['access'] }, 'I5'),
  // A ruling is a row too, so that the fence on the head finds it where the one on rulings is missing.
  'no fence on rulings': store({ unfenced: ['epoch', 'head'], renumbers: true }, 'I5'),
  'judge by old rulings': judged(unruled, 'I5', 'LOG3'),
  'rights learned once': shell({ keepsRoles: true }, 'I5'),
  'client ids of others': shell({ skipsLeases: true }, 'I5'),
  'park what cannot be placed': judged(parking, 'I6'),
  'keep verdicts when the log moved on': shell({ keepsVerdicts: true }, 'LOG3', 'LOG2', 'I5', 'I6', 'I2', 'THROWN'),
  'store a batch again for each try': store({ unfenced: ['head'], forgetsBatches: true, renumbers: true }, 'LOG2'),
  'strike an edit when it is sent': line((state, event) => {
    const stepped = stepLine(state, event)
    if (event.kind !== 'sent') return stepped
    const ids = stepped.state.pending.filter((each) => each.frame !== null).map((each) => each.id)
    return { state: stepped.state, effects: [...stepped.effects, { kind: 'strike', ids }] }
  }, 'I1'),
  'drop what was refused': line((state, event) => {
    const stepped = stepLine(state, event)
    return { ...stepped, effects: stepped.effects.filter((each) => each.kind !== 'aside') }
  }, 'I8'),
  'drop what waits when the line is lost': line((state, event) => {
    const stepped = stepLine(state, event)
    return event.kind === 'down' ? { ...stepped, state: { ...stepped.state, pending: [] } } : stepped
  }, 'I8'),
  'never ask again after an outage': shell({ ignores: ['ask'] }, 'REST'),
  // Nodes that hear of nothing lag long enough to be met; the one before comes to no rest, and breaks no other promise.
  'let people in on a document that lags': shell(
    { letsInBeforeReading: true, ignores: ['announce', 'poll'] },
    'I1',
    'HONEST',
  ),
  'take no turns': { ...shell({ takesNoTurns: true }, 'NOD7'), slow: true },
  'read on before anything is tried, always': {
    ...roomState(({ after }) => ({ ...after, overtaken: false }), 'NOD7'),
    slow: true,
  },
  'refuse without a word': shell({ ignores: ['refuse'] }, 'REST', 'I8'),
}

function savedOf(frames: readonly { readonly key: number; readonly frame: number }[]): Effect[] {
  return frames.map(({ key, frame }) => ({ kind: 'saved', key, frames: frame, at: null }))
}

function taking({ sessions }: RoomState<Frame>): RoomState<Frame>['sessions'] {
  return sessions
    .entries()
    .reduce(
      (table, [key, session]) =>
        session.state === 'parted' ? table.with(key, { ...session, state: 'taking' }) : table,
      sessions,
    )
}

/** Takes what is frozen as if it were not, as who has the rulings of the beginning does. */
function unruled(document: JudgedDocument<RoomUpdate>): JudgedDocument<RoomUpdate> {
  return {
    ...document,
    judge(o) {
      const verdict = document.judge(o)
      if (verdict.kind !== 'refusal' || verdict.refusal.code !== 'FROZEN') return verdict
      return { kind: 'row', bytes: o.update.bytes, clientIds: o.update.clientIds, layout: null, restsOn: [] }
    },
    settle: () => undefined,
  }
}

/** Takes what does not fit as if it did. */
function parking(document: JudgedDocument<RoomUpdate>): JudgedDocument<RoomUpdate> {
  return {
    ...document,
    judge(o) {
      const verdict = document.judge(o)
      if (verdict.kind !== 'refusal' || verdict.refusal.code !== 'RESYNC') return verdict
      return { kind: 'row', bytes: o.update.bytes, clientIds: o.update.clientIds, layout: null, restsOn: [] }
    },
    settle: () => undefined,
  }
}
