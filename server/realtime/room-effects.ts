// Room effects: what each effect of the room's protocol does to its document, its audience and what waits. One function an effect, called in
// the order the protocol gave them. Made and called by room alone.

import type { RoomName } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { AppendEntry, LogRow } from '../store/log-row.ts'
import { step1Frame } from './frames.ts'
import type { JudgedDocument } from './judged-document.ts'
import { laidRows } from './laid-rows.ts'
import type { Laid } from './laid-together.ts'
import type { PeopleBook } from './people-book.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import type { RoomAudience } from './room-audience.ts'
import type { ClosedBecause, FrameVerdict, RoomEffect, RoomEvent } from './room-protocol.ts'
import type { JudgeUpdate, RoomUpdate } from './room-update.ts'
import type { Session } from './session.ts'

export type Event = RoomEvent<RoomUpdate, LogRow>
export type Effect = RoomEffect<RoomUpdate, LogRow>

export interface EffectOptions {
  readonly name: RoomName
  readonly document: JudgedDocument
  readonly people: Pick<PeopleBook, 'roleOf'>
  readonly audience: RoomAudience
  readonly judge: JudgeUpdate
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
  readonly step: (event: Event) => void
  readonly wantCommit: () => void
  readonly append: (entry: AppendEntry) => void
  readonly grown: (own: boolean) => void
  readonly read: (after: number) => void
  readonly refused: (session: Session, refusal: Refusal) => void
  readonly leave: (key: number) => void
  /** The mode has changed; `alone` = for this room's own reasons. */
  readonly mode: (alone: boolean) => void
  readonly end: (why: ClosedBecause) => void
}

type Effects = { readonly [Kind in Effect['kind']]: (effect: Extract<Effect, { kind: Kind }>, event: Event) => void }

/** @returns what carries an effect out; `event` is what it followed from. */
export function roomEffects(o: EffectOptions): (effect: Effect, event: Event) => void {
  const { document, audience, people } = o
  /** What is being appended, as the rows of the log it becomes. */
  let laid: readonly Laid[] | undefined
  const effects: Effects = {
    'want-commit': () => o.wantCommit(),
    append: ({ afterPosition, fences, waits, rows }) => {
      const admitted = rows.map(({ key, update }) => {
        const { bytes, clientIds, layout, restsOn } = rowOf(update)
        return { by: key, bytes, clientIds, layout, restsOn, actor: update.session.actor }
      })
      const laying = laidRows(admitted)
      laid = laying
      const updates = laying.map(({ bytes, clientIds, of: { actor } }) => {
        const { personId, sessionId } = actor
        return { payload: bytes, actor: personId, sessionId, role: people.roleOf(personId), clientIds }
      })
      o.append({ room: o.name, afterPosition, fences, waits, updates })
    },
    settle: ({ rows }) => {
      document.settle(rows.length, laid)
      laid = undefined
      audience.show(
        rows.map(({ update }) => {
          const { bytes, clientIds } = rowOf(update)
          return { by: update.session, bytes, clientIds }
        }),
      )
      o.measures.count('judged', { verdict: 'row' }, rows.length)
    },
    announce: () => o.grown(true),
    take: ({ rows }) => {
      document.take(rows.map((row) => row.payload))
      audience.show(rows.map(({ payload, clientIds }) => ({ by: null, bytes: payload, clientIds })))
      o.grown(false)
    },
    forget: () => document.forget(),
    'judge-again': ({ frames }) => {
      const verdicts = judgedAgain(frames.map((each) => each.update))
      o.step({ kind: 'judged-again', verdicts })
    },
    read: ({ after }) => o.read(after),
    saved: ({ key, frames, at }) => {
      const to = audience.find(key)
      if (to !== undefined) audience.saved(to, { frames, at: textOf(at ?? o.clock.now()) })
    },
    released: ({ key, frames, bytes }) => {
      const waited = audience.find(key)
      if (waited === undefined) return
      waited.waitingFrames -= frames
      waited.waitingBytes -= bytes
      audience.released(waited)
    },
    refuse: (effect) => {
      const refused = audience.find(effect.key)
      if (refused === undefined) return
      audience.refuse(refused, { frame: effect.frame, refusal: effect.refusal })
      o.leave(effect.key)
    },
    status: ({ mode }, event) => o.mode(mode === 'read-only' && event.kind !== 'outage'),
    ask: ({ key }) => {
      const asked = audience.find(key)
      if (asked !== undefined) audience.send([asked], step1Frame(document.stateVector()))
    },
    misread: ({ times }) => {
      o.measures.count('hint_gaps')
      o.logger.error({ room: o.name, times }, 'rows of the log do not follow; read again')
    },
    closed: ({ why }) => o.end(why),
  }

  /** Of one commit many are told the same moment. */
  let told = { at: new Date(0), text: '' }
  const textOf = (at: Date): string => {
    if (told.at !== at) told = { at, text: at.toISOString() }
    return told.text
  }

  /** Once a session is refused nothing more of it is judged: what it sent afterwards goes, whatever it would have come to. */
  const judgedAgain = (updates: readonly RoomUpdate[]): readonly FrameVerdict[] => {
    const refused = new Set<Session>()
    return updates.map((update) => {
      const { session } = update
      if (refused.has(session)) return { kind: 'nothing' }
      const verdict = o.judge(update)
      if (verdict.kind !== 'refusal') return verdict
      refused.add(session)
      o.refused(session, verdict.refusal)
      session.inbox.length = 0
      if (session.state !== 'left') session.state = 'refused'
      return verdict
    })
  }

  return (effect, event) => (effects[effect.kind] as (effect: Effect, event: Event) => void)(effect, event)
}

function rowOf({ row }: RoomUpdate): NonNullable<RoomUpdate['row']> {
  if (row === null) throw new Error('an update was committed that nothing had admitted')
  return row
}
