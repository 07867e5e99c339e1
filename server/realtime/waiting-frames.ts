// Waiting frames of one room: every update frame from when it is judged until it is answered, in order, and the candidate document they are
// judged on: the committed one with everything admitted since. Promises that a session's frames are answered in their order and that a
// refusal leaves no trace in the candidate. Called by room alone.

import type { Room } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { admission, type Standing, type Verdict } from './admission.ts'
import { applyAll, type Committed, note } from './committed.ts'
import type { InspectedUpdate } from './inspect-update.ts'
import type { Session } from './session.ts'

interface Frame {
  readonly session: Session
  /** Counts the session's update frames from 1. */
  readonly frame: number
}
type AdmittedVerdict = Extract<Verdict, { kind: 'admitted' }>

/** Will be a row of the log. */
export type Row = Frame & { readonly kind: 'row'; readonly update: InspectedUpdate } & Pick<
    AdmittedVerdict,
    'touched' | 'clientIds' | 'bytes'
  >
/** What a frame came to: a row, nothing new, or a refusal. */
export type Waiting =
  | Row
  | (Frame & { readonly kind: 'nothing'; readonly update: InspectedUpdate })
  | (Frame & { readonly kind: 'refusal'; readonly refusal: Refusal })

export class WaitingFrames {
  readonly #o: { readonly kind: Room['kind']; readonly committed: Committed; readonly leases: LeaseBook }
  /** In the order they are answered; the first `#cut` are in flight. */
  #waiting: Waiting[] = []
  #cut = 0
  #candidate: Standing | null = null

  constructor(o: { readonly kind: Room['kind']; readonly committed: Committed; readonly leases: LeaseBook }) {
    this.#o = o
  }

  get empty(): boolean {
    return this.#waiting.length === 0
  }

  /** Judges an update on the candidate and lets it wait for its answer. @returns the refusal, if it is one */
  judge(o: Frame & { readonly update: InspectedUpdate }): Refusal | null {
    return this.#enter(this.#judged(o))
  }

  /** Lets a frame wait that is refused whatever the document holds. */
  refuse(o: Frame & { readonly refusal: Refusal }): Refusal | null {
    return this.#enter({ kind: 'refusal', ...o })
  }

  /** @returns the rows to be written now, in order; they are in flight until `settled` or `judgeAgain` */
  cut(): readonly Row[] {
    this.#cut = this.#waiting.length
    return this.#waiting.filter((each): each is Row => each.kind === 'row')
  }

  /** What was in flight is durable. @returns all of it, to be answered */
  settled(): readonly Waiting[] {
    const settled = this.#waiting.splice(0, this.#cut)
    this.#cut = 0
    return settled
  }

  /** @returns what stands before the first row, and so waits for no commit */
  answerable(): readonly Waiting[] {
    const row = this.#waiting.findIndex((each) => each.kind === 'row')
    return this.#waiting.splice(0, row < 0 ? this.#waiting.length : row)
  }

  /** The committed document moved on otherwise: judges everything again. Once a session is refused, the rest of it goes. */
  judgeAgain(): void {
    const before = this.#waiting
    this.#dropCandidate()
    this.#waiting = []
    this.#cut = 0
    const refused = new Set<Session>()
    for (const each of before) {
      if (refused.has(each.session)) continue
      if (this.#enter(each.kind === 'refusal' ? each : this.#judged(each)) !== null) refused.add(each.session)
    }
  }

  close(): void {
    this.#waiting = []
    this.#dropCandidate()
  }

  #judged({ session, frame, update }: Frame & { readonly update: InspectedUpdate }): Waiting {
    const verdict = admission({
      kind: this.#o.kind,
      candidate: this.#standing(),
      update,
      personId: session.actor.personId,
      role: session.person.role,
      holder: (clientId) => this.#o.leases.holder(clientId),
    })
    if (verdict.kind === 'admitted') {
      const { touched, clientIds, bytes } = verdict
      return { kind: 'row', session, frame, update, touched, clientIds, bytes }
    }
    if (verdict.kind === 'nothing') return { kind: 'nothing', session, frame, update }
    if (verdict.spoiled) this.#dropCandidate()
    return { kind: 'refusal', session, frame, refusal: verdict.refusal }
  }

  #enter(each: Waiting): Refusal | null {
    this.#waiting.push(each)
    if (each.kind !== 'refusal') return null
    // ADM6: nothing more is read from it.
    each.session.inbox.length = 0
    if (each.session.state !== 'left') each.session.state = 'refused'
    return each.refusal
  }

  #standing(): Standing {
    if (this.#candidate === null) {
      const rows = this.#waiting.filter((each): each is Row => each.kind === 'row')
      const copy = this.#o.committed.copy()
      applyAll(
        copy.doc,
        rows.map((row) => row.bytes),
      )
      for (const row of rows) note(copy.records, row.touched)
      this.#candidate = copy
    }
    return this.#candidate
  }

  #dropCandidate(): void {
    this.#candidate?.doc.destroy()
    this.#candidate = null
  }
}
