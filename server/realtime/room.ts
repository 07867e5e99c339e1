// Room: one shared document and everyone connected to it. Knows no sockets: hands over deliveries. Keeps the order that holds: admitted on
// the candidate → durable → committed document → broadcast → saved. Frames of a session are taken one at a time, in order; a refusal is
// told only after what was admitted before it. When the log moved on meanwhile, everything not yet durable is judged again.
// Opened and closed by rooms; fed by socket; committed by commit-queue.

import * as Y from 'yjs'
import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { encodeOurs, type Status } from '../../shared/contract/wire.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import type { Room as RoomId, RoomName } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import type { AppendEntry, AppendResult, LoadedRoom, LogRow } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { admission, type Standing, type Verdict } from './admission.ts'
import { authorsOf } from './authors.ts'
import type { CommitSource } from './commit-queue.ts'
import { applyAll, type Committed, committed, note } from './committed.ts'
import { type Incoming, step1Frame, step2Frame, updateFrame } from './frames.ts'
import { type InspectedUpdate, inspectUpdate } from './inspect-update.ts'
import type { PeopleBook } from './people-book.ts'
import type { Clock, Logger } from './ports.ts'
import { Presence } from './presence.ts'
import { type Delivery, type Session, session } from './session.ts'

/** A frame that waits for its turn to be answered: what it writes, that it writes nothing, or that it is refused. */
type Admitted = { readonly session: Session; readonly frame: number } & (
  | ({ kind: 'row'; readonly update: InspectedUpdate } & Pick<
      Extract<Verdict, { kind: 'admitted' }>,
      'touched' | 'clientIds'
    >)
  | { kind: 'nothing'; readonly update: InspectedUpdate }
  | { kind: 'refusal'; readonly refusal: Refusal }
)
type Row = Extract<Admitted, { kind: 'row' }>

/** `open`: commits may start. `committing`: a batch is in flight. `catching-up`: rows from elsewhere are being read. */
type Phase = 'open' | 'committing' | 'catching-up' | 'closed'

export interface RoomOptions {
  readonly id: RoomId
  readonly loaded: LoadedRoom
  readonly log: Pick<UpdateLog, 'readAfter'>
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly clock: Clock
  readonly logger: Logger
  readonly deliver: (deliveries: readonly Delivery[]) => void
  readonly wantCommit: (room: Room) => void
  /** Told when the last session has left and nothing waits any more. */
  readonly onEmpty: (room: Room) => void
  /** Told when the room gave up and must be opened anew. */
  readonly onFailed: (room: Room) => void
}

export class Room implements CommitSource {
  readonly #o: RoomOptions
  readonly #committed: Committed
  readonly #presence: Presence
  readonly #sessions = new Map<number, Session>()
  /** In the order they are answered; the first `#cut` are in flight. */
  #admitted: Admitted[] = []
  #cut = 0
  #candidate: Standing | null = null
  #head: number
  #ruleEpoch: number
  #phase: Phase = 'open'
  #behind = false

  constructor(o: RoomOptions) {
    this.#o = o
    this.#committed = committed(o.loaded, o.id.kind)
    this.#head = o.loaded.head
    this.#ruleEpoch = o.loaded.ruleEpoch
    this.#presence = new Presence({ clock: o.clock, show: (frame) => this.#send([...this.#sessions.keys()], frame) })
  }

  get name(): RoomName {
    return this.#o.id.name
  }

  get programmeId(): LoadedRoom['programmeId'] {
    return this.#o.loaded.programmeId
  }

  /** Which history of the room this is; a client brings it back in its next address. */
  get generation(): string {
    return `${this.#o.loaded.lineage}.${this.#o.loaded.generation}`
  }

  get head(): number {
    return this.#head
  }

  /** Client ids that wrote anything here. */
  get clientIds(): readonly number[] {
    return [...this.#committed.doc.store.clients.keys()]
  }

  get closed(): boolean {
    return this.#phase === 'closed'
  }

  /** True when nobody is here and nothing waits for the store. */
  get idle(): boolean {
    return this.#sessions.size === 0 && this.#admitted.length === 0 && this.#phase !== 'committing'
  }

  /** @returns the session that lives under a client id. */
  sessionOf(clientId: number): Session | null {
    for (const session of this.#sessions.values()) if (session.clientId === clientId) return session
    return null
  }

  /** Takes a client id for a person; the server's own ids are nobody's to take. */
  lease(o: { clientId: number; personId: Actor['personId'] }): Promise<'leased' | 'held-by-other'> {
    return this.#o.leases.take({ ...o, written: this.#committed.doc.store.clients.has(o.clientId) })
  }

  /** @returns the document as of the head, for a snapshot. */
  encoded(): { position: number; bytes: Uint8Array } {
    return { position: this.#head, bytes: this.#committed.encoded() }
  }

  /** Lets a connection in: welcome, who is here, what the server has, presence. */
  join(o: { key: number; actor: Actor; clientId: number; ours: boolean; status: Status }): Session {
    const person = this.#o.people.arrive(o.actor)
    const joined = session({ ...o, person })
    this.#sessions.set(o.key, joined)
    if (o.ours) {
      const welcome = {
        generation: this.generation,
        schemaVersion,
        person,
        mayWrite: mayWriteRoom(person.role, this.#o.id.kind),
        serverTime: this.#o.clock.now().toISOString(),
      }
      this.#send([o.key], encodeOurs('welcome', welcome))
      this.#send([o.key], encodeOurs('status', o.status))
    }
    this.#tellAuthors(
      joined,
      [...this.#sessions.values()].map((each) => each.clientId),
    )
    this.#send([o.key], step1Frame(Y.encodeStateVector(this.#committed.doc)))
    const presence = this.#presence.all()
    if (presence !== null) this.#send([o.key], presence)
    return joined
  }

  /** A connection is gone. What was admitted of it still commits. */
  leave(key: number): void {
    const left = this.#sessions.get(key)
    if (left === undefined) return
    left.state = 'left'
    left.inbox.length = 0
    this.#sessions.delete(key)
    this.#presence.leave(left.clientId)
    this.#o.people.leave(left.actor.personId)
    this.#tellIfEmpty()
  }

  /** Takes one frame of a connection. */
  receive(key: number, frame: Incoming): void {
    const from = this.#sessions.get(key)
    if (from === undefined || from.state === 'refused') return
    if (frame.kind === 'update') {
      from.waitingFrames += 1
      from.waitingBytes += frame.update.length
    }
    from.inbox.push(frame)
    this.#read(from)
  }

  /** Says in what mode the room is, to those who understand it. */
  tell(status: Status): void {
    this.#send(
      this.#those((each) => each.ours),
      encodeOurs('status', status),
    )
  }

  /** The log may have grown without this room: reads what it lacks. */
  appended(): void {
    this.#behind = true
    if (this.#phase === 'open') void this.#catchUp()
  }

  cut(): AppendEntry | null {
    const rows = this.#admitted.filter((each): each is Row => each.kind === 'row')
    if (this.#phase !== 'open' || rows.length === 0) return null
    this.#phase = 'committing'
    this.#cut = this.#admitted.length
    return {
      room: this.name,
      afterPosition: this.#head,
      ruleEpoch: this.#ruleEpoch,
      updates: rows.map(({ session: { actor, person }, update, clientIds }) => ({
        payload: update.bytes,
        actor: actor.personId,
        sessionId: actor.sessionId,
        role: person.role,
        clientIds,
      })),
    }
  }

  settle(result: AppendResult): void {
    if (this.#phase !== 'committing') return
    this.#phase = 'open'
    if (result.kind === 'appended') this.#takeIn(result)
    else if (result.kind === 'unknown-room') {
      this.close({ code: closeCodes.unknownRoom, reason: 'UNKNOWN_ROOM' })
      return
    } else {
      if (result.kind === 'epoch') this.#ruleEpoch = result.ruleEpoch
      this.#behind = true
    }
    if (this.#behind) void this.#catchUp()
    else this.#goOn()
  }

  fail(): void {
    if (this.#phase === 'closed') return
    this.close({ code: closeCodes.restart, reason: 'UNAVAILABLE' })
    this.#o.onFailed(this)
  }

  /** Closes every connection. Nothing that waits is acknowledged. */
  close(why: { code: number; reason: string }): void {
    if (this.#phase === 'closed') return
    this.#phase = 'closed'
    this.#admitted = []
    this.#presence.close()
    for (const each of this.#sessions.values()) each.state = 'left'
    this.#o.deliver([{ kind: 'close', to: [...this.#sessions.keys()], ...why }])
    this.#sessions.clear()
    this.#committed.doc.destroy()
    this.#candidate?.doc.destroy()
  }

  #read(from: Session): void {
    while (from.state === 'reading' && this.#phase !== 'closed') {
      const frame = from.inbox.shift()
      if (frame === undefined) return
      switch (frame.kind) {
        case 'step-1':
          this.#answer(from, frame.stateVector)
          break
        case 'presence':
          this.#presence.claim(from, frame.entries)
          break
        case 'query-presence': {
          const all = this.#presence.all()
          if (all !== null) this.#send([from.key], all)
          break
        }
        case 'update':
          from.frames += 1
          this.#judgeFrame(from, frame.update)
      }
    }
  }

  #answer(to: Session, stateVector: ReadonlyMap<number, number>): void {
    const { doc } = this.#committed
    const lacking = [...doc.store.clients.keys()].filter((id) => Y.getState(doc.store, id) > (stateVector.get(id) ?? 0))
    this.#tellAuthors(to, lacking)
    const missing =
      stateVector.size === 0
        ? this.#committed.encoded()
        : Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(stateVector)))
    this.#send([to.key], step2Frame(missing))
  }

  #judgeFrame(from: Session, bytes: Uint8Array): void {
    const frame = from.frames
    const inspected = inspectUpdate(bytes, this.#o.id.kind)
    if (!inspected.ok) {
      this.#enter({ kind: 'refusal', session: from, frame, refusal: inspected.refusal })
      return
    }
    const update = inspected.value
    const { leases } = this.#o
    const unknown = update.blocks.filter(
      ({ clientId, end }) =>
        leases.holder(clientId) === undefined && end > Y.getState(this.#committed.doc.store, clientId),
    )
    if (unknown.length === 0) {
      this.#enter(this.#judge({ session: from, frame, update }))
      return
    }
    from.state = 'looking-up'
    leases.learn(unknown.map((block) => block.clientId)).then(
      () => {
        if (from.state !== 'looking-up') return
        from.state = 'reading'
        this.#enter(this.#judge({ session: from, frame, update }))
        this.#read(from)
      },
      (error: unknown) => {
        this.#o.logger.error({ room: this.name, err: error }, 'client leases could not be read')
        this.#o.deliver([{ kind: 'close', to: [from.key], code: closeCodes.restart, reason: 'UNAVAILABLE' }])
        this.leave(from.key)
      },
    )
  }

  #judge(o: { session: Session; frame: number; update: InspectedUpdate }): Admitted {
    const verdict = admission({
      kind: this.#o.id.kind,
      candidate: this.#standing(),
      update: o.update,
      personId: o.session.actor.personId,
      role: o.session.person.role,
      holder: (clientId) => this.#o.leases.holder(clientId),
    })
    if (verdict.kind === 'refused') {
      if (verdict.spoiled) this.#dropCandidate()
      this.#o.logger.warn(
        { room: this.name, sessionId: o.session.actor.sessionId, code: verdict.refusal.code },
        'an update was refused',
      )
      return { kind: 'refusal', session: o.session, frame: o.frame, refusal: verdict.refusal }
    }
    const { session, frame, update } = o
    if (verdict.kind === 'nothing') return { kind: 'nothing', session, frame, update }
    const { touched, clientIds } = verdict
    return { kind: 'row', session, frame, update, touched, clientIds }
  }

  #enter(each: Admitted): void {
    if (each.kind === 'refusal') {
      each.session.inbox.length = 0
      if (each.session.state !== 'left') each.session.state = 'refused'
    }
    this.#admitted.push(each)
    this.#goOn()
  }

  /** The candidate: the committed document and everything admitted since. */
  #standing(): Standing {
    if (this.#candidate === null) {
      const rows = this.#admitted.filter((each): each is Row => each.kind === 'row')
      const copy = this.#committed.copy()
      applyAll(
        copy.doc,
        rows.map((row) => row.update.bytes),
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

  /** A batch is durable: take it in, show it, acknowledge it. */
  #takeIn({ first, last, at }: Extract<AppendResult, { kind: 'appended' }>): void {
    const settled = this.#admitted.splice(0, this.#cut)
    this.#cut = 0
    const rows = settled.filter((each): each is Row => each.kind === 'row')
    if (first !== this.#head + 1 || last !== this.#head + rows.length) throw new Error('positions do not follow')
    this.#committed.take(rows.map(({ update, touched }) => ({ bytes: update.bytes, touched })))
    this.#head = last
    for (const { session: author, update, clientIds } of rows) {
      this.#show({
        bytes: update.bytes,
        clientIds,
        to: [...this.#sessions.values()].filter((each) => each !== author),
      })
    }
    this.#answerAll(settled, at)
  }

  #show(o: { bytes: Uint8Array; clientIds: readonly number[]; to: readonly Session[] }): void {
    for (const each of o.to) this.#tellAuthors(each, o.clientIds)
    this.#send(
      o.to.map((each) => each.key),
      updateFrame(o.bytes),
    )
  }

  /** Answers frames in their order: the last one saved of each session, and refusals. */
  #answerAll(settled: readonly Admitted[], at: Date): void {
    const saved = new Map<Session, number>()
    for (const each of settled) {
      if (each.kind === 'refusal') continue
      saved.set(each.session, each.frame)
      each.session.waitingFrames -= 1
      each.session.waitingBytes -= each.update.bytes.length
    }
    for (const [to, frames] of saved) {
      if (to.state === 'left') continue
      if (to.ours) this.#send([to.key], encodeOurs('saved', { frames, at: at.toISOString() }))
      this.#o.deliver([{ kind: 'settled', to: [to.key] }])
    }
    for (const each of settled) if (each.kind === 'refusal') this.#refuse(each)
  }

  #refuse({ session: to, frame, refusal }: Extract<Admitted, { kind: 'refusal' }>): void {
    if (!this.#sessions.has(to.key)) return
    if (to.ours) this.#send([to.key], encodeOurs('refused', { frame, refusal }))
    this.#o.deliver([{ kind: 'close', to: [to.key], code: closeCodeOf(refusal.code), reason: refusal.code }])
    this.leave(to.key)
  }

  /** Answers what waits for nothing, and asks for a commit when something is to be written. */
  #goOn(): void {
    if (this.#phase !== 'open') return
    const row = this.#admitted.findIndex((each) => each.kind === 'row')
    const ready = this.#admitted.splice(0, row < 0 ? this.#admitted.length : row)
    if (ready.length > 0) this.#answerAll(ready, this.#o.clock.now())
    if (this.#admitted.length > 0) this.#o.wantCommit(this)
    else this.#tellIfEmpty()
  }

  async #catchUp(): Promise<void> {
    this.#phase = 'catching-up'
    try {
      while (this.#behind) {
        this.#behind = false
        const rows = await this.#o.log.readAfter(this.name, this.#head)
        const clientIds = rows.flatMap((row) => row.clientIds)
        await this.#o.leases.learn(clientIds)
        await this.#o.people.learn(rows.flatMap((row) => row.actor ?? []))
        if (this.closed) return
        this.#takeInRows(rows)
      }
      this.#judgeAgain()
      this.#phase = 'open'
      this.#goOn()
    } catch (error) {
      this.#o.logger.error({ room: this.name, err: error }, 'the log could not be read on')
      this.fail()
    }
  }

  #takeInRows(rows: readonly LogRow[]): void {
    if (rows.length === 0) return
    if (rows[0]?.position !== this.#head + 1) throw new Error('rows of the log do not follow')
    this.#committed.takeRows(rows.map((row) => row.payload))
    this.#head += rows.length
    for (const row of rows) {
      this.#show({ bytes: row.payload, clientIds: row.clientIds, to: [...this.#sessions.values()] })
    }
  }

  /** Everything that is not durable is judged again on the document as it now is; once a session is refused, the rest of it goes. */
  #judgeAgain(): void {
    const before = this.#admitted
    this.#dropCandidate()
    this.#admitted = []
    this.#cut = 0
    const refused = new Set<Session>()
    for (const each of before) {
      if (refused.has(each.session)) continue
      const again = each.kind === 'refusal' ? each : this.#judge(each)
      if (again.kind === 'refusal') {
        refused.add(again.session)
        again.session.inbox.length = 0
        if (again.session.state !== 'left') again.session.state = 'refused'
      }
      this.#admitted.push(again)
    }
  }

  #tellAuthors(to: Session, clientIds: readonly number[]): void {
    if (!to.ours) return
    const untold = clientIds.filter((id) => !to.told.has(id))
    if (untold.length === 0) return
    for (const id of untold) to.told.add(id)
    for (const authors of authorsOf({ clientIds: untold, leases: this.#o.leases, people: this.#o.people })) {
      this.#send([to.key], encodeOurs('authors', authors))
    }
  }

  #those(which: (session: Session) => boolean): number[] {
    return [...this.#sessions.values()].filter(which).map((each) => each.key)
  }

  #send(to: readonly number[], frame: Uint8Array): void {
    if (to.length > 0) this.#o.deliver([{ kind: 'send', to, frame }])
  }

  #tellIfEmpty(): void {
    if (this.idle && !this.closed) this.#o.onEmpty(this)
  }
}
